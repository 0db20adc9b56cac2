using System.Xml;
using Paseban.Bench.Bank;
using Paseban.Bench.Measuring;

namespace Paseban.Bench.Floors;

/// <summary>The bare XML reader and writer over the same bytes.</summary>
internal static class PlainXml
{
    private const int ChunkSize = 10_000;

    /// <summary>Reads each file to its end and looks at nothing.</summary>
    public static Spent Read(IEnumerable<string> paths)
    {
        var clock = Clock.StartNew();
        foreach (var path in paths)
        {
            using var file = File.OpenRead(path);
            using var xml = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read()) continue;
        }
        return clock.Stop();
    }

    /// <summary>Writes each bank file again, to a file beside it.</summary>
    public static Spent Write(IEnumerable<string> paths)
    {
        var spent = default(Spent);
        foreach (var path in paths)
        {
            using var source = SentFile.Open(path);
            spent += Write(path + ".floor", source.Payments());
            File.Delete(path + ".floor");
        }
        return spent;
    }

    /// <summary>
    /// Writes payments to a file, or to nothing where <paramref name="path"/> is null. They are brought into memory a chunk at a time
    /// beside the clock, which runs only while they are written.
    /// </summary>
    public static Spent Write(string? path, IEnumerable<SentPayment> payments)
    {
        var clock = Clock.StartNew();
        using var writer = new PlainPayments(path is null ? Stream.Null : File.Create(path));
        clock.Stop();
        foreach (var chunk in payments.Chunk(ChunkSize))
        {
            clock.Start();
            foreach (var payment in chunk) writer.Add(payment);
            clock.Stop();
        }
        clock.Start();
        writer.Close();
        return clock.Stop();
    }
}
