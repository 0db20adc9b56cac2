using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>Records the authority under which months of a closed year may still be paid.</summary>
public sealed class AuthoriseLateMonths(Database database)
{
    internal static readonly EventClaim Recorded = new(
        "late_month_authority", "late-months.authorised",
        told => [new($"{told.Event.Subject}, {told["authority"]}", told.At, told.By)],
        "select 'FY ' || fiscal_year || ', ' || authority, recorded_at, recorded_by from late_month_authority");

    /// <summary>The code of the problem that the year is not closed.</summary>
    public const string YearOpen = "authority.year-open";

    public async Task<Outcome<string>> RunAsync(int year, string authority, ProcessContext context, CancellationToken ct = default)
    {
        if (authority.Trim().Length < 5)
            return Problem.Invalid(
                "authority.name",
                "Name the authority: the decision's kind, number and date.",
                "For example: \"Kepgub 12/2025, 3 February 2025\"")
                .InIndonesian("Sebut dasarnya: jenis, nomor dan tanggal keputusan.", "Misalnya: \"Kepgub 12/2025, 3 Februari 2025\"");
        await using var work = await database.BeginAsync(context, ct);
        if (!await Journal.IsYearClosedAsync(work, year, ct))
            return Problem.Conflict(
                YearOpen, $"The fiscal year {year} is not closed; its months need no authority.", "Check the year.")
                .InIndonesian($"Tahun anggaran {year} belum ditutup; bulannya tidak memerlukan dasar khusus.", "Periksa tahunnya.");
        var id = await work.TakeNumbersAsync("late_month_authority", 1, ct);
        var added = await work.ExecuteAsync(
            """
            insert into late_month_authority (id, fiscal_year, authority, recorded_at, recorded_by)
                values (@id, @year, @authority, @at, @by)
            on conflict (fiscal_year, authority) do nothing
            """,
            new { id, year = (long)year, authority, at = context.AtMicroseconds, by = context.Actor.Id },
            ct);
        if (added == 0) return authority;
        work.Record("late-months.authorised", $"FY {year}", new { authority });
        await work.CommitAsync(ct);
        return authority;
    }
}

/// <summary>Whether a run may pay its months, or pay them again, as late as it is.</summary>
/// <param name="Authority">The recorded authority that allows it, for the first closed year; null where no year is closed.</param>
internal sealed record LateMonths(long? Authority)
{
    /// <summary>Every closed year among the months needs the authority recorded for it; the run keeps that of the first.</summary>
    /// <param name="reading">Where the years are.</param>
    /// <param name="months">The months to be paid.</param>
    /// <param name="named">The authority that whoever builds the run names; null when they name none.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<Outcome<LateMonths>> AllowAsync(Reading reading, MonthRange months, string? named, CancellationToken ct)
    {
        long? first = null;
        for (var year = months.From.Year; year <= months.Through.Year; year++)
        {
            if (!await Journal.IsYearClosedAsync(reading, year, ct)) continue;
            if (named is null) return RunErrors.YearClosed(year);
            if (await reading.FindAsync<long?>(
                "select id from late_month_authority where fiscal_year = @year and authority = @named", new { year = (long)year, named },
                ct) is not { } id) return RunErrors.UnknownAuthority(named, year);
            first ??= id;
        }
        return new LateMonths(first);
    }
}
