using Paseban.Assistance.Publication;
using Paseban.Rules;
using Paseban.Web.Languages;

namespace Paseban.Portal.Status;

/// <summary>Months of one programme that share their fate, as one line.</summary>
public sealed record MonthLine(string Months, Rupiah Amount, string Words);

/// <summary>A criterion that speaks against the person, said once for all programmes that have it.</summary>
public sealed record GroundLine(ExplanationLine Line, string Programmes);

/// <summary>The answer to a status check in the order and words of the page.</summary>
public sealed class Answer(StatusShown shown, Speaker say)
{
    /// <summary>Months of this and the last year stand one by one; of earlier years the sum is enough, and the page stays short.</summary>
    private const int YearsInFull = 2;

    public StatusShown Shown => shown;

    /// <summary>Programmes that the person is in, or asked for.</summary>
    public IReadOnlyList<ProgrammeStatus> Own { get; } =
        [.. shown.Programmes.Where(status => status.Standing != Standing.NotRegistered || status.Reason is not null)];

    /// <summary>Programmes that the person might turn to.</summary>
    public IEnumerable<ProgrammeStatus> Others => shown.Programmes.Except(Own).Where(status => !IsForOtherAges(status));

    /// <summary>Codes of programmes for people of another age, of which nothing else need be said.</summary>
    public string ForOtherAges => string.Join(
        ", ", shown.Programmes.Except(Own).Where(IsForOtherAges).Select(status => status.Programme.Code));

    /// <summary>Whether the reasons against other programmes are the heart of the answer: there is nothing that the person receives or
    /// waits for.</summary>
    public bool IsRefusal => Own.All(status => status.Standing is Standing.Refused or Standing.Ended or Standing.NotRegistered);

    public string Words(Standing standing) => standing switch
    {
        Standing.Recipient => say["Penerima bantuan", "Receives assistance"],
        Standing.Suspended => say["Ditangguhkan", "Suspended"],
        Standing.Ended => say["Bantuan sudah berakhir", "Assistance has ended"],
        Standing.Waiting => say["Dalam daftar tunggu", "On the waiting list"],
        Standing.Considered => say["Sedang diproses", "Being considered"],
        Standing.Refused => say["Tidak diterima", "Refused"],
        Standing.NotRegistered => say["Belum terdaftar", "Not registered"],
    };

    public string MonthsOf(int count) => say[$"{count} bulan", Plural.Of(count, "month", "months")];

    public IEnumerable<MonthLine> Lines(ProgrammeStatus status)
    {
        var first = shown.Today.Year - YearsInFull + 1;
        foreach (var year in status.Months.Where(month => IsOld(month, first)).GroupBy(month => month.Month.Year))
            yield return new(
                $"{year.Key}: {MonthsOf(year.Count())}",
                year.Select(month => month.Amount).Total(), say["Sudah masuk rekening", "In your account"]);
        var rest = status.Months.Where(month => !IsOld(month, first)).ToList();
        for (var from = 0; from < rest.Count;)
        {
            var through = from;
            while (through + 1 < rest.Count && SameFate(rest[through], rest[through + 1])) through++;
            var months = rest[from..(through + 1)];
            yield return new(
                say.Months(months[0].Month, months[^1].Month), months.Select(month => month.Amount).Total(), Words(months[0]));
            from = through + 1;
        }
    }

    /// <summary>How many months are in the account, and how many are still to come.</summary>
    public static (int Paid, Rupiah PaidAmount, int Open, Rupiah OpenAmount) Sums(ProgrammeStatus status)
    {
        var paid = status.Months.Where(month => month.Stage == MonthStage.Credited).ToList();
        var open = status.Months.Where(month => month.Stage is not
            (MonthStage.Credited or MonthStage.Suspended or MonthStage.Forfeited or MonthStage.ClaimedBack)).ToList();
        return (paid.Count, paid.Select(month => month.Amount).Total(), open.Count, open.Select(month => month.Amount).Total());
    }

    /// <summary>Whether there is anything to list beside standing and next step.</summary>
    public static bool HasFacts(ProgrammeStatus status) =>
        status.Granted is not null || status.Place is not null || status.Months.Count > 0
        || status is { Step: not null, Standing: Standing.Considered or Standing.Refused or Standing.Waiting };

    /// <summary>Criteria that speak against the person in these programmes and not in those named before.</summary>
    public IReadOnlyList<GroundLine> Grounds(IEnumerable<ProgrammeStatus> programmes, IEnumerable<ProgrammeStatus> before)
    {
        var said = before.SelectMany(status => status.Unmet).Select(finding => finding.Criterion.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from status in programmes
               where status.Judged is not null
               from line in Explanation.Of(status.Judged!, say.Language).Lines
               where line.Result == Truth.NotMet
               let path = status.Programme.Criteria.First(criterion => criterion.Name == line.Criterion).Path
               where !said.Contains(path)
               group (line, status.Programme.Code) by path into same
               select new GroundLine(same.First().line, string.Join(", ", same.Select(each => each.Code))),
        ];
    }

    private static bool IsForOtherAges(ProgrammeStatus status) => status.Unmet.Any(finding => finding.Criterion.IsOfAge);

    private string Words(MonthStatus month) => month.Stage switch
    {
        MonthStage.Credited => month.On is { } day
            ? say[$"Masuk rekening {say.Date(day)}", $"In your account since {say.Date(day)}"]
            : say["Sudah masuk rekening", "In your account"],
        MonthStage.AtBank => Expected(say["Di bank", "At the bank"], month.On),
        MonthStage.Approved => Expected(say["Disetujui, menunggu bank", "Approved, waits for the bank"], month.On),
        MonthStage.Prepared => Expected(say["Sedang diperiksa", "Being checked"], month.On),
        MonthStage.Held => say["Ditahan sementara", "Kept back for now"],
        MonthStage.Returned => say["Dikembalikan bank", "Sent back by the bank"],
        MonthStage.Due => say["Belum dibayar", "Not paid yet"],
        MonthStage.Suspended => say["Tidak dibayar (ditangguhkan)", "Not paid (suspended)"],
        MonthStage.Forfeited => say["Tidak jadi dibayar", "Will not be paid"],
        MonthStage.ClaimedBack => say["Diminta kembali", "Claimed back"],
    };

    private string Expected(string words, DateOnly? on) =>
        on is { } day && day >= shown.Today ? say[$"{words}; rencana {say.Date(day)}", $"{words}; planned {say.Date(day)}"] : words;

    private static bool IsOld(MonthStatus month, int firstInFull) => month.Month.Year < firstInFull && month.Stage == MonthStage.Credited;

    private static bool SameFate(MonthStatus one, MonthStatus next) =>
        one.Stage == next.Stage && one.On == next.On && one.HeldFor == next.HeldFor && next.Month == one.Month.Plus(1);
}
