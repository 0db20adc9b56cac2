using System.Text;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

/// <summary>A message of 200,000 items costs what its items cost and nothing more: bytes are asserted, never time.</summary>
public sealed class StreamingMemoryTests
{
    private const int Items = 200_000;
    private const int BytesAnItem = 400;

    [Fact]
    public void Read_TwoHundredThousandStatuses_AllocatesABoundForEach()
    {
        var parts = BankXml.StatusReport("|").Split('|');

        var allocated = Allocated(BankMessageKind.StatusReport, parts[0], BankXml.Item(), parts[1]);

        Assert.InRange(allocated, 0, (long)Items * BytesAnItem);
    }

    [Fact]
    public void Read_TwoHundredThousandPaymentsInOneEntry_AllocatesABoundForEach()
    {
        var parts = BankXml.Statement(0, 0, BankXml.Batch(1)).Split("<TxDtls>");
        var end = parts[1][(parts[1].IndexOf("</TxDtls>", StringComparison.Ordinal) + "</TxDtls>".Length)..];

        var allocated = Allocated(BankMessageKind.Statement, parts[0], BankXml.Detail("PAY-0001", 600_000), end);

        Assert.InRange(allocated, 0, (long)Items * BytesAnItem);
    }

    private static long Allocated(BankMessageKind kind, string head, string item, string tail)
    {
        BankXml.ReadWhole(new RepeatingStream(head, item, 1_000, tail), kind);
        var before = GC.GetAllocatedBytesForCurrentThread();
        BankXml.ReadWhole(new RepeatingStream(head, item, Items, tail), kind);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A long message that is nowhere in memory: head, one item many times, tail.</summary>
    private sealed class RepeatingStream(string head, string item, int count, string tail) : Stream
    {
        private readonly byte[] itemBytes = Encoding.UTF8.GetBytes(item);
        private readonly byte[] tailBytes = Encoding.UTF8.GetBytes(tail);
        private byte[] current = Encoding.UTF8.GetBytes(head);
        private int left = count + 1;
        private int at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == current.Length && left > 0)
            {
                current = --left > 0 ? itemBytes : tailBytes;
                at = 0;
            }
            var read = Math.Min(count, current.Length - at);
            current.AsSpan(at, read).CopyTo(buffer.AsSpan(offset));
            at += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
