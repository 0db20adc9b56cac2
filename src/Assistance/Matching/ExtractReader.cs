using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Matching;

/// <summary>The cells of one row of an extract that is about somebody of the wave; valid only while it is being read.</summary>
internal readonly ref struct FoundRow(Subject subject, long line, ReadOnlySpan<char> text, ReadOnlySpan<int> ends, TableColumn[] columns)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly ReadOnlySpan<int> ends = ends;

    public Subject Subject { get; } = subject;

    public long Line { get; } = line;

    /// <summary>Empty where the extract does not have the column.</summary>
    public ReadOnlySpan<char> this[TableColumn column]
    {
        get
        {
            var place = Array.IndexOf(columns, column);
            return place < 0 ? [] : text[(place == 0 ? 0 : ends[place - 1])..ends[place]];
        }
    }
}

/// <summary>
/// Streams an extract past the people of a wave once: one thread reads, every processor computes blind indexes and looks them up, and
/// only rows that are about somebody are looked at further. The extract is never held; memory is a few chunks and what was found.
/// </summary>
internal sealed class ExtractReader<T>(
    ImportFile file, TableColumn nik, IReadOnlyList<TableColumn> wanted, WaveSubjects subjects, IdentityVault vault)
    where T : class
{
    private const int ChunkRows = 4_096;

    private readonly TableColumn[] columns = [nik, .. wanted.Where(column => column != nik && file.Layout.Has(column))];
    private readonly ConcurrentBag<Chunk> empty = [];
    private readonly Lock counting = new();
    private readonly List<(long Line, T Found)> found = [];
    private readonly HashSet<(TableColumn Column, string Value)> tallied = [];
    private long rows;

    /// <summary>Columns whose different values are gathered from all rows, about whomever they are.</summary>
    public IReadOnlyList<TableColumn> Tallies { get; init; } = [];

    /// <summary>A column of whole rupiah: a row where it is not one is listed, and read all the same, for it is about somebody.</summary>
    public TableColumn? Amount { get; init; }

    /// <summary>The different values of one of <see cref="Tallies"/>.</summary>
    public IEnumerable<string> Tallied(TableColumn column) =>
        tallied.Where(seen => seen.Column == column).Select(seen => seen.Value);

    /// <summary>Rows read, good and bad.</summary>
    public long Rows => rows;

    /// <summary>
    /// What <paramref name="read"/> made of the rows about somebody, in the order of the file; it is called on several threads with the
    /// thread's own vault, and gives null for a row that says nothing.
    /// </summary>
    public async Task<IReadOnlyList<T>> RunAsync(
        Func<FoundRow, IdentityVault, T?> read, IProgress<WorkProgress>? progress, BilingualText stage, CancellationToken ct)
    {
        var chunks = Channel.CreateBounded<Chunk>(2 * Environment.ProcessorCount);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var estimate = new RowEstimate(stage, file.Table.Length, progress);
        var reading = Task.Run(() => ReadAllAsync(chunks.Writer, stop.Token), CancellationToken.None);
        var looking = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Run(() => LookUpAsync(chunks.Reader, read, estimate, stop.Token), CancellationToken.None)).ToArray();
        try
        {
            await await Task.WhenAny([reading, .. looking]);
            await Task.WhenAll([reading, .. looking]);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll([reading, .. looking]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return [.. found.OrderBy(row => row.Line).Select(row => row.Found)];
    }

    private async Task ReadAllAsync(ChannelWriter<Chunk> chunks, CancellationToken ct)
    {
        try
        {
            var table = file.Table;
            var places = columns.Select(wanted => file.Layout[wanted]).ToArray();
            var last = Tallies.Select(column => (Column: column, Place: file.Layout[column], Value: "")).ToArray();
            var chunk = Take();
            while (table.Read())
            {
                rows++;
                foreach (ref var seen in last.AsSpan())
                {
                    if (!table.Cell(seen.Place).SequenceEqual(seen.Value))
                        tallied.Add((seen.Column, seen.Value = table.Cell(seen.Place).ToString()));
                }
                if (Fault(table, places[0]) is { } problem) file.Errors.Add(problem);
                else
                {
                    if (AmountFault(table) is { } unreadable) file.Errors.Add(unreadable);
                    chunk.Add(table, places);
                }
                if (chunk.Count < ChunkRows) continue;
                (chunk.RowsRead, chunk.Position) = (rows, table.Position);
                await chunks.WriteAsync(chunk, ct);
                chunk = Take();
            }
            (chunk.RowsRead, chunk.Position) = (rows, table.Length);
            await chunks.WriteAsync(chunk, ct);
            chunks.Complete();
        }
        catch (Exception fault)
        {
            chunks.Complete(fault);
            throw;
        }
    }

    /// <summary>A row that cannot be about anybody: a NIK is sixteen digits, and nothing that a spreadsheet made of it.</summary>
    private RowProblem? Fault(TableReader table, int place)
    {
        if (RowProblem.Damaged(table) is { } damage) return damage;
        var text = table.Cell(place);
        return text.Length == 16 && !text.ContainsAnyExceptInRange('0', '9')
            ? null
            : RowProblem.At(
                table.Line, nik, text, new("Ini bukan NIK enam belas angka.", "this is not a NIK of sixteen digits."),
                new(
                    "Minta datanya lagi dengan kolom berformat teks; baris ini dilewati.",
                    "Ask for the extract with the column formatted as text; the row was passed over."));
    }

    private RowProblem? AmountFault(TableReader table)
    {
        if (Amount is null || long.TryParse(table.Cell(file.Layout[Amount]), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return null;
        return RowProblem.At(
            table.Line, Amount, table.Cell(file.Layout[Amount]),
            new("Ini bukan rupiah bulat.", "this is not a whole number of rupiah."),
            new(
                "Minta datanya lagi berisi angka saja, 350000000; sampai saat itu nilainya dianggap belum diketahui.",
                "Ask for the extract with nothing but digits, 350000000; until then the value counts as unknown."));
    }

    private async Task LookUpAsync(
        ChannelReader<Chunk> chunks, Func<FoundRow, IdentityVault, T?> read, RowEstimate estimate, CancellationToken ct)
    {
        using var mine = vault.Clone();
        var batch = new List<(long Line, T Found)>();
        await foreach (var chunk in chunks.ReadAllAsync(ct))
        {
            for (var i = 0; i < chunk.Count; i++)
            {
                if (subjects.Find(mine.BlindNumber(IdentityField.Nik, chunk.Nik(i))) is not { } subject) continue;
                if (read(chunk.Row(i, subject, columns), mine) is { } made) batch.Add((chunk.Line(i), made));
            }
            lock (counting)
            {
                found.AddRange(batch);
                estimate.Report(chunk.RowsRead, chunk.Position);
            }
            batch.Clear();
            chunk.Clear();
            empty.Add(chunk);
        }
    }

    private Chunk Take() => empty.TryTake(out var chunk) ? chunk : new Chunk(columns.Length);

    /// <summary>Some thousand rows: their cells one after the other, and where each ends.</summary>
    private sealed class Chunk(int columns)
    {
        private readonly int[] ends = new int[ChunkRows * columns];
        private readonly int[] starts = new int[ChunkRows];
        private readonly long[] lines = new long[ChunkRows];
        private char[] text = new char[ChunkRows * 128];
        private int length;

        public int Count { get; private set; }

        public long RowsRead { get; set; }

        public long Position { get; set; }

        public void Clear() => (Count, length) = (0, 0);

        public long Line(int row) => lines[row];

        public ReadOnlySpan<char> Nik(int row) => text.AsSpan(starts[row], ends[row * columns]);

        public FoundRow Row(int row, Subject subject, TableColumn[] names) =>
            new(subject, lines[row], text.AsSpan(starts[row]), ends.AsSpan(row * columns, columns), names);

        public void Add(TableReader table, int[] places)
        {
            starts[Count] = length;
            lines[Count] = table.Line;
            for (var i = 0; i < places.Length; i++)
            {
                var cell = table.Cell(places[i]);
                if (length + cell.Length > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, length + cell.Length));
                cell.CopyTo(text.AsSpan(length));
                length += cell.Length;
                ends[(Count * columns) + i] = length - starts[Count];
            }
            Count++;
        }
    }
}
