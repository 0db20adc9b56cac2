using System.Buffers;
using System.Globalization;
using System.Text;

namespace Paseban.Assistance.Imports;

/// <summary>
/// CSV as spreadsheets write it: cells may be quoted, a doubled quote is a quote, a quoted cell may hold line ends. Cells are
/// looked at in the buffer; a string is made only where one is kept.
/// </summary>
/// <remarks>
/// Our own (ADR 0011): it must say in which line a quote was left open, and look at cells without making a string of each.
/// </remarks>
internal sealed class CsvReader : TableReader
{
    private const int LongestRow = 1 << 20;

    private readonly FileStream file;
    private readonly StreamReader text;
    private readonly List<(int Start, int Length, bool HasQuotes)> cells = [];
    private char[] buffer = new char[1 << 16];
    private int start;
    private int end;
    private bool atEnd;
    private long nextLine = 1;
    private char separator;
    private SearchValues<char> cellEnds = SearchValues.Create("\r\n");

    public CsvReader(FileStream file)
    {
        this.file = file;
        Length = file.Length;
        text = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), true, 1 << 16);
    }

    public override long Position => file.Position;

    public override long Length { get; }

    public override ReadOnlySpan<char> Cell(int place)
    {
        if (place < 0 || place >= cells.Count) return [];
        var (from, length, hasQuotes) = cells[place];
        var cell = buffer.AsSpan(from, length);
        return hasQuotes ? cell.ToString().Replace("\"\"", "\"", StringComparison.Ordinal).AsSpan().Trim() : cell.Trim();
    }

    public override void Dispose() => text.Dispose();

    private protected override bool Next()
    {
        try
        {
            if (separator == default) FindSeparator();
            return ReadRow();
        }
        catch (DecoderFallbackException)
        {
            Fault = Problem.Invalid(
                "table.encoding",
                string.Create(CultureInfo.InvariantCulture, $"The file is not UTF-8: a sign after line {nextLine} cannot be read."),
                "Save it as \"CSV UTF-8 (comma delimited)\" and try again.")
                .InIndonesian(
                    string.Create(
                        CultureInfo.InvariantCulture, $"Berkas ini bukan UTF-8: ada tanda sesudah baris {nextLine} yang tidak terbaca."),
                    "Simpan sebagai \"CSV UTF-8 (comma delimited)\", lalu coba lagi.");
            return false;
        }
    }

    private bool ReadRow()
    {
        while (true)
        {
            if (start == end && !Fill()) return false;
            var scanned = Scan(out var next, out var lines);
            if (scanned == Scanned.Row)
            {
                (Line, start, nextLine) = (nextLine, next, nextLine + lines);
                CellCount = cells.Count;
                CheckCellCount();
                return true;
            }
            // The row goes on beyond the buffer, or a quote was left open and everything after it looks like one cell.
            if (end - start < LongestRow && Fill()) continue;
            Fault = scanned == Scanned.OpenQuote
                ? Problem.Invalid(
                    "table.truncated",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Line {nextLine}: a quoted cell that begins in this row is never closed. The file is damaged or was cut off."),
                    "Export the file again, or close the quotation mark in that line.")
                    .InIndonesian(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Baris {nextLine}: tanda kutip yang dibuka di baris ini tidak pernah ditutup. Berkasnya terpotong."),
                        "Ekspor ulang berkasnya, atau tutup tanda kutip di baris itu.")
                : Problem.Invalid(
                    "table.row-too-long",
                    string.Create(
                        CultureInfo.InvariantCulture, $"Line {nextLine} is longer than a million characters: this is not a CSV table."),
                    "Export the file again as CSV UTF-8.")
                    .InIndonesian(
                        string.Create(
                            CultureInfo.InvariantCulture, $"Baris {nextLine} lebih panjang dari sejuta karakter: ini bukan tabel CSV."),
                        "Ekspor ulang berkasnya sebagai CSV UTF-8.");
            return false;
        }
    }

    private enum Scanned
    {
        Row,
        OpenQuote,
        Unfinished,
    }

    private Scanned Scan(out int next, out int lines)
    {
        cells.Clear();
        RowFault = null;
        (next, lines) = (start, 0);
        var at = start;
        while (true)
        {
            if (at < end && buffer[at] == '"')
            {
                if (!ScanQuoted(ref at, ref lines)) return Scanned.OpenQuote;
            }
            else
            {
                var length = buffer.AsSpan(at, end - at).IndexOfAny(cellEnds);
                if (length < 0 && !atEnd) return Scanned.Unfinished;
                if (length < 0) length = end - at;
                cells.Add((at, length, false));
                at += length;
            }
            if (at < end && buffer[at] == separator)
            {
                at++;
                continue;
            }
            if (at == end && !atEnd) return Scanned.Unfinished;
            if (at < end && buffer[at] == '\r') at++;
            if (at == end && !atEnd) return Scanned.Unfinished;
            if (at < end && buffer[at] == '\n') at++;
            lines++;
            next = at;
            return Scanned.Row;
        }
    }

    /// <summary>
    /// Reads a cell in quotes and leaves <paramref name="at"/> on what ends it; false when the quote stays open in the buffer.
    /// </summary>
    private bool ScanQuoted(ref int at, ref int lines)
    {
        var from = at + 1;
        var hasQuotes = false;
        for (at = from; ; at += 2)
        {
            var length = buffer.AsSpan(at, end - at).IndexOf('"');
            if (length < 0) return false;
            at += length;
            if (at + 1 == end && !atEnd) return false;
            if (at + 1 >= end || buffer[at + 1] != '"') break;
            hasQuotes = true;
        }
        var cell = buffer.AsSpan(from, at - from);
        lines += cell.Count('\n');
        cells.Add((from, cell.Length, hasQuotes));
        at++;
        var rest = buffer.AsSpan(at, end - at).IndexOfAny(cellEnds);
        if (rest < 0 && !atEnd) return false;
        if (rest < 0) rest = end - at;
        if (!buffer.AsSpan(at, rest).IsWhiteSpace())
            RowFault = new("ada teks sesudah tanda kutip penutup", "there is text after a closing quotation mark");
        at += rest;
        return true;
    }

    private void CheckCellCount()
    {
        if (Header.Count == 0 || CellCount == Header.Count || (CellCount == 1 && Cell(0).IsEmpty)) return;
        RowFault = new(
            $"isinya {CellCount} sel, sedangkan judul kolomnya {Header.Count}",
            $"the row has {CellCount} cells, the header names {Header.Count}");
        // A last line that just stops tells of a file that was cut off in transfer: more rows may be missing than this one.
        if (CellCount > Header.Count || !atEnd || start < end || buffer[end - 1] is '\n' or '\r') return;
        Fault = Problem.Invalid(
            "table.truncated",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Line {Line} is the last and stops after {CellCount} of {Header.Count} cells: the file was cut off."),
            "Fetch or export the whole file again.")
            .InIndonesian(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Baris {Line} adalah yang terakhir dan berhenti sesudah {CellCount} dari {Header.Count} sel: berkasnya terpotong."),
                "Ambil atau ekspor ulang berkas utuhnya.");
    }

    private bool Fill()
    {
        if (atEnd) return false;
        if (start > 0) buffer.AsSpan(start, end - start).CopyTo(buffer);
        (end, start) = (end - start, 0);
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = text.ReadBlock(buffer, end, buffer.Length - end);
        end += read;
        // ReadBlock gives less than asked for only at the end of the file.
        atEnd = end < buffer.Length;
        return read > 0 || (atEnd && start < end);
    }

    private void FindSeparator()
    {
        Fill();
        var header = buffer.AsSpan(0, end).TrimStart("\r\n \t");
        var lineEnd = header.IndexOfAny('\r', '\n');
        if (lineEnd >= 0) header = header[..lineEnd];
        separator = ',';
        foreach (var candidate in (ReadOnlySpan<char>)[';', '\t'])
        {
            if (header.Count(candidate) > header.Count(separator)) separator = candidate;
        }
        cellEnds = SearchValues.Create([separator, '\r', '\n']);
    }
}
