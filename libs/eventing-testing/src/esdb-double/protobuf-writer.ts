/** As much of protobuf's wire format as an event needs, since the generated code is too slow for reading a long log. */
export class ProtobufWriter {
  private readonly parts: Uint8Array[] = [];
  private length = 0;

  /** Nothing is what absent bytes read as, so it is not written. */
  bytes(field: number, bytes: Uint8Array): this {
    if (bytes.length === 0) return this;
    return this.add(head(field, LENGTH_DELIMITED, bytes.length)).add(bytes);
  }

  text(field: number, text: string): this {
    return this.bytes(field, Buffer.from(text, 'utf8'));
  }

  message(field: number, { parts, length }: ProtobufWriter): this {
    this.add(head(field, LENGTH_DELIMITED, length));
    for (const part of parts) this.add(part);
    return this;
  }

  /** Zero is what an absent number reads as, so it is not written. */
  number(field: number, value: number): this {
    return value === 0 ? this : this.present(field, value);
  }

  /** For a number of a oneof, which says by being there which one it is. */
  present(field: number, value: number): this {
    const bytes = [field << 3];
    pushVarint(bytes, value);
    return this.add(Uint8Array.from(bytes));
  }

  finish(): Buffer {
    return Buffer.concat(this.parts, this.length);
  }

  private add(part: Uint8Array): this {
    this.parts.push(part);
    this.length += part.length;
    return this;
  }
}

const LENGTH_DELIMITED = 2;

/** Fields up to 15, whose tag is one byte. */
function head(field: number, type: number, length: number): Uint8Array {
  const bytes = [(field << 3) | type];
  pushVarint(bytes, length);
  return Uint8Array.from(bytes);
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  // Not by shifting, which would cut positions to 32 bits.
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}
