using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>What other quotas, another decile cut or another amount would do; the question stands in the address.</summary>
[Reads(Inquiry.Registration)]
public sealed class WhatIfModel(Law law) : TargetingPage(law)
{
    [BindProperty(SupportsGet = true)]
    public string Programme { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Month { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Quota { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Decile { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Amount { get; set; } = "";

    /// <summary>Null before anything was asked.</summary>
    public WhatIfShown? Shown { get; private set; }

    public (string Label, Func<WhatIfSide, string> Value)[] Figures =>
    [
        (Say["Dinilai", "Judged"], side => Say.Number(side.People)), (
            Say["Memenuhi syarat", "Eligible"], side => Say.Number(side.Eligible)),
        (Say["Tidak memenuhi syarat", "Not eligible"], side => Say.Number(side.NotEligible)),
        (Say["Perlu verifikasi", "To be verified"], side => Say.Number(side.Unknown)),
        (Say["Dalam peringkat", "Ranked"], side => Say.Number(side.Ranked)), (Say["Kuota", "Places"], side => Say.Number(side.Places)),
        (Say["Terpilih", "Selected"], side => Say.Number(side.Selected)), (Say["Menunggu", "Waiting"], side => Say.Number(side.Waiting)),
        (Say["Rupiah per bulan", "Rupiah a month"], side => Say.Amount(side.PerMonth)),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Programme.Length == 0 && Month.Length == 0)
        {
            // The newest judged list is what one most likely asks about.
            if (await new ShowTargeting(Database).CandidaciesAsync(Law.Version, Stop) is [var newest, ..])
                (Programme, Month) = (newest.Programme, newest.Month.ToString());
            return Page();
        }
        var (programme, month) = (ReadProgramme(Programme, nameof(Programme)), ReadMonth(Month, nameof(Month)));
        List<Problem> problems = [.. programme.Problems, .. month.Problems];
        var quota = ReadNumber(Quota.Trim().TrimEnd('%'), nameof(Quota), -100, 1_000, problems);
        var decile = ReadNumber(Decile.Trim(), nameof(Decile), 1, 10, problems);
        var amount = ReadNumber(Amount.Replace(".", "", StringComparison.Ordinal).Trim(), nameof(Amount), 1, 100_000_000, problems);
        if (problems.Count == 0 && quota is null && decile is null && amount is null)
            problems.Add(Problem.Invalid("what-if.nothing", "Say what should be otherwise: quotas, decile or amount.", "")
                .InIndonesian("Isi yang ingin diubah: kuota, desil, atau besaran.", "").At(nameof(Quota)));
        if (problems.Count > 0) return Refuse(problems);
        var shown = await new ShowWhatIf(Database, Law).RunAsync(
            new(programme.Value, month.Value, (int?)quota, null, (int?)decile, amount), ct: Stop);
        if (!shown.Succeeded) return Refuse(shown.Problems);
        Shown = shown.Value;
        return Page();
    }

    private static long? ReadNumber(string text, string field, long least, long most, List<Problem> problems)
    {
        if (text.Length == 0) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most)
            return number;
        problems.Add(Problem.Invalid("what-if.number", $"Write a number from {least} to {most}.", "")
            .InIndonesian($"Tulis angka dari {least} sampai {most}.", "").At(field));
        return null;
    }
}
