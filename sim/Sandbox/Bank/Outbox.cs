using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Paseban.Sandbox.Bank;

/// <summary>A file the customer is to get. The same row always makes the same bytes.</summary>
internal sealed class OutgoingFile
{
    public long Sequence { get; init; }
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Subject { get; init; } = "";
    /// <summary>The bank's instant of writing, as it stands in the message.</summary>
    public string Created { get; init; } = "";
    public long Torn { get; init; }
    /// <summary>The sequence of the file this one repeats.</summary>
    public long? Repeats { get; init; }

    /// <summary>Message id and statement id; a repetition is the same message.</summary>
    public string MessageId => string.Create(CultureInfo.InvariantCulture, $"BJ-{Repeats ?? Sequence:000000}");
}

/// <summary>
/// Files on their way out. A row is added with the booking it tells of, in one commit; the file follows, and follows again after a crash,
/// until it stands there signed. Faults live here and nowhere else.
/// </summary>
internal sealed class Outbox(BankBooks books, ExchangeFolder exchange, Signature signature, Faults faults)
{
    private const int LongestWait = 3;

    public void Add(string kind, string subject, SqliteTransaction transaction)
    {
        var sequence = books.Connection.ExecuteScalar<long>("select coalesce(max(sequence), 0) + 1 from outbox", transaction: transaction);
        var name = string.Create(CultureInfo.InvariantCulture, $"{sequence:000000}-{Label(kind, subject)}");
        var created = books.Clock.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var tick = books.Tick;
        var held = faults.Strikes(FaultKinds.Reorder, name) ? HeldFor(kind, subject) : null;
        var notBefore = tick + (held is not null ? LongestWait : faults.Strikes(FaultKinds.Late, name) ? 1 : 0);
        Insert(new
        {
            sequence, name = name + ".xml", kind, subject, created, notBefore, held, torn = faults.Strikes(FaultKinds.Crash, name) ? 1 : 0,
            repeats = (long?)null, rewrite = 0,
        });
        if (!faults.Strikes(FaultKinds.Repeat, name)) return;
        var copy = faults.RepeatsAsCopy(name);
        Insert(new
        {
            sequence = sequence + 1, name = copy ? $"{sequence + 1:000000}-{Label(kind, subject)}-again.xml" : $"{name}.xml (again)",
            kind, subject, created, notBefore = notBefore + 1, held = (string?)null, torn = 0,
            repeats = (long?)sequence, rewrite = copy ? 0 : 1,
        });

        void Insert(object row) => books.Connection.Execute(
            """
            insert into outbox(sequence, name, kind, subject, created, not_before, held_for, torn, repeats, rewrite)
            values (@sequence, @name, @kind, @subject, @created, @notBefore, @held, @torn, @repeats, @rewrite)
            """,
            row,
            transaction);
    }

    /// <summary>Writes every file that is due. Safe to do again at any point.</summary>
    public void Publish()
    {
        while (Due() is { } file)
        {
            var contents = Contents.Of(books, file);
            if (file.Torn == 1)
            {
                exchange.PublishTorn(file.Name, contents);
                books.Connection.Execute(
                    "update outbox set torn = 2, not_before = @next where sequence = @Sequence",
                    new { file.Sequence, next = books.Tick + 1 });
                continue;
            }
            exchange.Publish(file.Name.Replace(" (again)", "", StringComparison.Ordinal), contents, signature);
            books.Connection.Execute(
                """
                update outbox set published = (select coalesce(max(published), 0) + 1 from outbox) where sequence = @Sequence;
                update outbox set not_before = 0, held_for = null where published is null and held_for in (@key, @later)
                """,
                new
                {
                    file.Sequence, key = $"{file.Kind}:{file.Subject}",
                    later = file.Kind == "STATEMENT" && file.Repeats is null ? "STATEMENT" : null,
                });
        }
    }

    /// <summary>Names in the order they were published, after a name; all when it is null.</summary>
    public IEnumerable<string> PublishedAfter(string? name) => books.Connection.Query<string>(
        """
        select name from outbox where published is not null and rewrite = 0
          and published > coalesce((select published from outbox where name = @name), 0)
        order by published
        """,
        new { name });

    private OutgoingFile? Due() => books.Connection.QueryFirstOrDefault<OutgoingFile>(
        """
        select sequence, name, kind, subject, created, torn, repeats from outbox o
        where published is null and not_before <= @Tick
          and (repeats is null or exists (select 1 from outbox first where first.sequence = o.repeats and first.published is not null))
        order by sequence limit 1
        """,
        new { books.Tick });

    private static string? HeldFor(string kind, string subject) => kind switch
    {
        "ACCEPTANCE" => $"SETTLEMENT:{subject}",
        "STATEMENT" => "STATEMENT",
        _ => null,
    };

    private static string Label(string kind, string subject) => kind switch
    {
        "ACCEPTANCE" => "pain.002-acceptance",
        "SETTLEMENT" => "pain.002-settlement",
        "REFUSAL" => "pain.002-refusal",
        "STATEMENT" => $"camt.053-{subject}",
        _ => $"camt.054-{subject}",
    };
}
