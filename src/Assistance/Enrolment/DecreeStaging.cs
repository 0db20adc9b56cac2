using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Enrolment;

/// <summary>
/// Brings a decree's file beside the registry: rows are read once into a temporary table with the blind index of their NIK, and become
/// people by one join. From then on every step is a statement over all rows.
/// </summary>
internal sealed class DecreeStaging(UnitOfWork work, RowFaults faults)
{
    public const string Listed = "temp_listed";

    private const int RowsBetweenReports = 10_000;

    private static readonly string[] Columns =
        ["line", "blind_index", "mark", "action", "programme", "benefit_group", "amount", "from_month", "to_month", "origin", "cohort",
            "reason"];

    private const string Types = """
        mark bigint not null, action bigint not null, programme text not null, benefit_group text not null, amount bigint not null,
        from_month bigint not null, to_month bigint not null, origin text not null, cohort text not null, reason text not null
        """;

    public long RowsRead { get; private set; }

    /// <summary>The last line of the file; a row's line, added to the first of a range of numbers, numbers what comes of it.</summary>
    public long LastLine { get; private set; }

    public async Task ReadAsync(
        ImportFile file, DecreeRowReader rows, IdentityVault vault, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        await work.TemporaryAsync("decree_row", "line bigint not null, blind_index text not null, " + Types, ct);
        await using var bulk = work.Bulk("temp_decree_row", Columns);
        while (file.Table.Read())
        {
            RowsRead++;
            LastLine = file.Table.Line;
            if (rows.Read(out var row) is { } problem)
            {
                faults.AddUnread(problem);
                continue;
            }
            bulk.Add(LastLine).Add(vault.BlindIndex(IdentityField.Nik, row.Nik)).Add(MarkOf(row.Nik)).Add((long)row.Action)
                .Add(row.Programme).Add(row.BenefitGroup).Add(row.Amount).Add((long)row.From.Index).Add((long)row.To.Index)
                .Add(row.Origin).Add(row.Cohort).Add(row.Reason).EndRow();
            if (RowsRead % RowsBetweenReports != 0) continue;
            ct.ThrowIfCancellationRequested();
            progress?.Report(new(new("Membaca daftar", "Reading the list"), file.Table.Position, file.Table.Length));
        }
        await bulk.CompleteAsync(ct);
    }

    /// <summary>Finds the person of each row; a record that was merged into another stands for that one.</summary>
    public async Task IdentifyAsync(CancellationToken ct)
    {
        await work.AnalyzeAsync(["temp_decree_row"], ct);
        await work.TemporaryAsync("listed", "line bigint not null, person_id bigint not null, " + Types, ct);
        var found = await work.ExecuteAsync(
            """
            insert into temp_listed
                (line, person_id, mark, action, programme, benefit_group, amount, from_month, to_month, origin, cohort, reason)
            select r.line, coalesce(p.merged_into, p.person_id), r.mark, r.action, r.programme, r.benefit_group, r.amount, r.from_month,
                   r.to_month, r.origin, r.cohort, r.reason
            from temp_decree_row r
            join person_nik n on n.blind_index = r.blind_index
            join person p on p.person_id = n.person_id
            """,
            ct: ct);
        await work.ExecuteAsync("create index temp_listed_person on temp_listed (person_id, line)", ct: ct);
        await work.AnalyzeAsync([Listed], ct);
        await StageRecordsAsync(ct);
        if (found < await work.SingleAsync<long>("select count(*) from temp_decree_row", ct: ct)) await ListStrangersAsync(ct);
        await work.ExecuteAsync("drop table temp_decree_row", ct: ct);
    }

    private async Task ListStrangersAsync(CancellationToken ct)
    {
        var strangers = await work.ListAsync<(long Line, long Mark)>(
            """
            select r.line, r.mark from temp_decree_row r left join person_nik n on n.blind_index = r.blind_index where n.person_id is null
            """,
            ct: ct);
        foreach (var (line, mark) in strangers)
            faults.AddUnread(OfNik(
                line, mark, RowReasons.UnknownNik,
                new("Periksa nomornya, atau masukkan dahulu datanya.", "Check the number, or import the person first.")));
    }

    /// <summary>
    /// Every record of each person: lines, spans and events stay where they were written when two records prove to be one person.
    /// </summary>
    private async Task StageRecordsAsync(CancellationToken ct)
    {
        await work.TemporaryAsync("record", "person_id bigint not null, record_id bigint not null", ct);
        await work.ExecuteAsync(
            """
            insert into temp_record (person_id, record_id)
            select person_id, person_id from temp_listed
            union
            select l.person_id, m.person_id from temp_listed l join person m on m.merged_into = l.person_id
            """,
            ct: ct);
        await work.ExecuteAsync("create index temp_record_person on temp_record (person_id, record_id)", ct: ct);
        await work.AnalyzeAsync(["temp_record"], ct);
    }

    /// <summary>
    /// A problem of the person named in a row. The NIK is shown by two signs at each end, which is all that was kept of it.
    /// </summary>
    public static RowProblem OfNik(long line, long mark, BilingualText reason, BilingualText remedy) => new(
        line, DecreeColumns.Nik.Name, string.Create(CultureInfo.InvariantCulture, $"{mark / 100:00}************{mark % 100:00}"), reason,
        remedy);

    public static long MarkOf(ReadOnlySpan<char> nik) =>
        ((((nik[0] - '0') * 10L) + nik[1] - '0') * 100) + ((nik[^2] - '0') * 10) + nik[^1] - '0';
}
