const SLAB_BYTES = 256 * 1024;
const LENGTH_DELIMITED = 2;

/**
 * As much of protobuf's wire format as an event needs, since the generated code is too slow for reading a long log. Writes
 * from the last field to the first, so that the length of a message is known when its head is due, and into shared
 * slabs, so that a million small messages are not a million allocations. Fields up to 15, whose tag is one byte.
 */
export class ProtobufWriter {
  private slab = Buffer.alloc(0);
  private at = 0;
  private end = 0;

  /** Begins a message of at most `most` bytes. */
  begin(most: number): this {
    if (this.at < most) {
      this.at = Math.max(SLAB_BYTES, most);
      this.slab = Buffer.allocUnsafeSlow(this.at);
    }
    this.end = this.at;
    return this;
  }

  finish(): Buffer {
    return this.slab.subarray(this.at, this.end);
  }

  /** Nothing is what absent bytes read as, so it is not written. */
  bytes(field: number, bytes: Uint8Array): this {
    if (bytes.length === 0) return this;
    this.at -= bytes.length;
    this.slab.set(bytes, this.at);
    return this.head(field, bytes.length);
  }

  text(field: number, text: string): this {
    const length = Buffer.byteLength(text);
    this.at -= length;
    this.slab.write(text, this.at);
    return this.head(field, length);
  }

  message(field: number, write: (writer: this) => void): this {
    const end = this.at;
    write(this);
    return this.head(field, end - this.at);
  }

  /** Zero is what an absent number reads as, so it is not written. */
  number(field: number, value: number): this {
    return value === 0 ? this : this.present(field, value);
  }

  /** For a number of a oneof, which says by being there which one it is. */
  present(field: number, value: number): this {
    return this.varint(value).varint(field << 3);
  }

  private head(field: number, length: number): this {
    return this.varint(length).varint((field << 3) | LENGTH_DELIMITED);
  }

  private varint(value: number): this {
    let length = 1;
    for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length += 1;
    this.at -= length;
    let rest = value;
    // Not by shifting, which would cut positions to 32 bits.
    for (let at = this.at; at < this.at + length - 1; at += 1, rest = Math.floor(rest / 128)) {
      this.slab[at] = (rest % 128) + 128;
    }
    this.slab[this.at + length - 1] = rest;
    return this;
  }
}
