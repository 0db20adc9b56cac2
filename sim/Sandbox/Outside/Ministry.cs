using System.Globalization;

namespace Paseban.Sandbox.Outside;

/// <summary>
/// The ministry behind SIKS-NG: a decile for each household, layak up to the fourth and for half of the fifth, perbaikan where the NIK is
/// not the person's. Of a thousand lines two come back without an answer.
/// </summary>
internal sealed class Ministry(Truth truth)
{
    private const int LastPoorDecile = 4;

    /// <returns>Null when the submission has no column of NIKs.</returns>
    public string? Determine(CsvTable submission, DateOnly today)
    {
        var nik = submission.Find("nik", "no_nik");
        if (nik < 0) return null;
        var period = today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var answer = new CsvAnswer("nik", "status", "desil", "periode");
        foreach (var row in submission.Rows)
        {
            var digits = CsvTable.Cell(row, nik);
            var person = truth.Find(digits);
            if (person?.Ministry is null && truth.Lot("silent:" + digits, 1000) < 2) continue;
            var status = StatusOf(person, digits, today);
            answer.Row(
                digits, status, status == "perbaikan" ? "" : person!.Decile.ToString(CultureInfo.InvariantCulture), period);
        }
        return answer.ToString();
    }

    private string StatusOf(KnownPerson? person, string nik, DateOnly today)
    {
        if (person is null) return "perbaikan";
        if (person.Ministry is { } known) return known;
        if (person.Nik != person.Person) return "perbaikan";
        if (person.IsDead(today.AddDays(-60)) || person.HasMoved(today.AddDays(-60))) return "tidak_layak";
        var poor = person.Decile <= LastPoorDecile || (person.Decile == LastPoorDecile + 1 && truth.Lot("fifth:" + nik, 2) == 0);
        return poor ? "layak" : "tidak_layak";
    }
}
