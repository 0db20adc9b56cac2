using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Registry;
using Paseban.Cli.Disbursement;

namespace Paseban.Cli.Registry;

/// <summary>One person as an officer reads them.</summary>
internal static class PersonPage
{
    public static void Show(Page page, ShownPerson shown)
    {
        foreach (var record in shown.Person.Records) Record(page, record);
        Months(page, shown.Months);
        if (shown.Months.Count == 0) return;
        var last = shown.Months[^1];
        page.Next(
            "Mengapa:", "Why:",
            $"paseban explain --nik {shown.Person.Standing.Reference} --programme {last.Programme} --at {last.Month}");
    }

    public static void Months(Page page, IReadOnlyList<PaidMonth> months)
    {
        if (months.Count == 0)
        {
            page.Line(page.Word("Belum ada bulan yang dibayar atau dialokasikan.", "No month is paid or allocated yet."));
            return;
        }
        page.Table(
            [
                new("Bulan", "Month"),
                new("Program", "Programme"),
                Column.Number("Jumlah", "Amount"),
                new("Pembayaran", "Payment"),
                new("Pencairan", "Run"),
                new("Keadaan", "State"),
                new("Dikreditkan", "Credited on"),
                new("Catatan", "Note"),
            ],
            months.Select(month => (IReadOnlyList<string>)[
                month.Month.ToString(),
                month.Programme,
                page.Amount(month.Amount),
                month.Payment.ToString(),
                month.Run,
                page.Word(RunView.StateWord(month.State), month.State.ToString().ToLowerInvariant()),
                month.CreditedOn?.Iso ?? "-",
                Note(page, month, months),
            ]));
    }

    private static string Note(Page page, PaidMonth month, IReadOnlyList<PaidMonth> months)
    {
        if (
            months.Count(
                other => other.Month == month.Month && other.State == PaymentState.Credited) > 1 && month.State == PaymentState.Credited)
            return page.Word("dibayar pada dua catatan", "paid on two records");
        if (month.RepaidOn is { } day) return page.Word($"piutang, lunas {day.Iso}", $"receivable, repaid {day.Iso}");
        return month.Receivable ? page.Word("piutang", "receivable") : "";
    }

    private static void Record(Page page, PersonRecord record)
    {
        page.Heading($"{record.Name}  {record.Reference}", $"{record.Name}  {record.Reference}");
        page.Pairs(
            ("NIK", "NIK", string.Join(", ", record.Niks)),
            ("Lahir", "Born", $"{record.BirthDate.Iso}{(record.BirthPlace is { } place ? $", {place}" : "")}"),
            ("Jenis kelamin", "Sex", record.Sex == Sex.Male ? page.Word("laki-laki", "male") : page.Word("perempuan", "female")),
            ("Wilayah", "Area", $"{record.AreaName} ({record.Area}) RT {record.Rt ?? "-"} RW {record.Rw ?? "-"}"),
            ("Alamat", "Address", record.Address ?? "***"),
            ("Telepon", "Telephone", record.Phone ?? "***"),
            ("Meninggal", "Died", record.DiedOn?.Iso ?? "-"),
            ("Pindah dari DKI", "Moved out of DKI", record.MovedOutOn?.Iso ?? "-"),
            ("Ketidakcocokan", "Disagreements", record.Flags == IdentityFlags.None ? "-" : record.Flags.ToString()));
        foreach (var household in record.Households)
        {
            var members = string.Join("; ", household.Members.Select(member => $"{member.Name} ({member.Relation})"));
            page.Line($"{page.Word("Rumah tangga", "Household")} {string.Join(", ", household.Cards)} ({household.Relation}): {members}");
        }
        foreach (var account in record.Accounts)
        {
            var current = account.IsCurrent ? page.Word(" (berlaku)", " (in force)") : "";
            page.Line($"{page.Word("Rekening", "Account")} v{account.Version}{current} {account.Number} {account.Bank}, {account.Holder}");
        }
        foreach (var statement in record.Statements) page.Line($"{statement.Source} {statement.Vintage}: {statement.Facts}");
        foreach (var disability in record.Disabilities)
            page.Line($"{page.Word("Disabilitas", "Disability")} {disability.Type}: {disability.Evidence}, {disability.Certifier}");
        foreach (var representative in record.Representatives)
            page.Line($"{representative.Kind} {representative.Name} ({representative.Reference}), {representative.Evidence}");
        page.Line();
    }
}
