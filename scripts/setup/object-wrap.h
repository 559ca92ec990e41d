// Included in front of better-sqlite3 12 when it is compiled. From Node 24.19 on, the header of node::ObjectWrap removes a
// cleanup hook from every collected object, and Node aborts where that happens outside of a context. Without the hook the
// class is what it was before; better-sqlite3 closes its databases by a hook of its own.
// Version 13 does not need this, but needs Node 22.
#ifdef __cplusplus
#include <node.h>
#define AddEnvironmentCleanupHook(...) ((void)0)
#define RemoveEnvironmentCleanupHook(...) ((void)0)
#include <node_object_wrap.h>
#undef AddEnvironmentCleanupHook
#undef RemoveEnvironmentCleanupHook
#endif
