using System.Buffers;
using System.Globalization;
using System.Text;

namespace Paseban.Sandbox;

/// <summary>Writes one CSV file (UTF-8, comma, header first, LF) cell by cell, with no allocation for each row.</summary>
internal sealed class CsvFile : IDisposable
{
    private const int Longest = 4096;
    private readonly FileStream file;
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
    private int used;
    private bool inRow;

    public CsvFile(string path, string header)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        used += Encoding.UTF8.GetBytes(header, buffer);
        buffer[used++] = (byte)'\n';
    }

    /// <summary>Rows written, the header not counted.</summary>
    public int Rows { get; private set; }

    public CsvFile Cell(ReadOnlySpan<char> text)
    {
        Separate();
        if (text.IndexOfAny(',', '"', '\n') >= 0) text = $"\"{text.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
        return this;
    }

    public CsvFile Cell(long number)
    {
        Separate();
        number.TryFormat(buffer.AsSpan(used), out var written, default, CultureInfo.InvariantCulture);
        used += written;
        return this;
    }

    public CsvFile Cell(long? number) => number is { } value ? Cell(value) : Empty();

    public CsvFile Cell(DateOnly date)
    {
        Separate();
        date.TryFormat(buffer.AsSpan(used), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        used += written;
        return this;
    }

    public CsvFile Cell(DateOnly? date) => date is { } value ? Cell(value) : Empty();

    /// <summary><c>ya</c>, <c>tidak</c>, or nothing where the answer is not known.</summary>
    public CsvFile Cell(bool? answer) => answer is { } known ? Cell(known ? "ya" : "tidak") : Empty();

    public CsvFile Empty()
    {
        Separate();
        return this;
    }

    public void EndRow()
    {
        buffer[used++] = (byte)'\n';
        inRow = false;
        Rows++;
        if (used > buffer.Length - Longest) Flush();
    }

    public void Dispose()
    {
        Flush();
        file.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Separate()
    {
        if (inRow) buffer[used++] = (byte)',';
        inRow = true;
    }

    private void Flush()
    {
        file.Write(buffer, 0, used);
        used = 0;
    }
}
