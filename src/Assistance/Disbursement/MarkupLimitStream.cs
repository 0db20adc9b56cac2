namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Bounds what an XML reader must hold at once: between two closing brackets (a name, an attribute, a text, a comment) lie at most
/// 64 KiB, some hundred times what any true message has.
/// </summary>
internal sealed class MarkupLimitStream(Stream source) : Stream
{
    public const int Limit = 64 * 1024;

    private int sinceBracket;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        for (var rest = buffer[..read]; !rest.IsEmpty;)
        {
            var at = rest.IndexOf((byte)'>');
            var run = at < 0 ? rest.Length : at;
            if (sinceBracket + run > Limit)
                throw new BankMessageException(
                    new(BankMessageFault.LimitExceeded, $"The file has a text or a name of more than {Limit / 1024} KiB.", 0, 0));
            sinceBracket = at < 0 ? sinceBracket + run : 0;
            rest = at < 0 ? [] : rest[(at + 1)..];
        }
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
