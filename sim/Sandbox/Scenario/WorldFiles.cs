using System.Globalization;
using Paseban.Sandbox.Bank;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Scenario;

/// <summary>Every file of a made world but the calendar, written side by side while the people pass once.</summary>
internal sealed class WorldFiles(string folder, ScenarioFile scenario, AccountOpening bank, Dice dice) : IDisposable
{
    private const string ListHeader = "nik,program,jumlah_per_bulan,mulai,sampai,asal,kohort";
    private const string EventHeader = "nik,program,tindakan,alasan,berlaku,bukti";
    private readonly Dictionary<string, CsvFile> files = new(StringComparer.Ordinal);
    private readonly PersonsFile persons =
        new(Path.Combine(folder, "registry", "persons.csv"), scenario.Registry.Source, scenario.Registry.Vintage);
    private readonly string firstList = scenario.Cohorts[0].List;
    private int evidence;

    public int Persons => persons.Rows;

    public void Write(Household household) => persons.Write(household);

    public void Write(Household household, Person person, PlannedRecipient recipient)
    {
        WriteLine(person, recipient);
        WriteAccount(person, recipient);
        if (recipient.End is { } wave) WriteEnd(household, person, recipient, wave);
        if (recipient.Cohort.Suspension is { } suspension) WriteSuspension(person, recipient, suspension);
    }

    public void Dispose()
    {
        persons.Dispose();
        foreach (var file in files.Values) file.Dispose();
    }

    private CsvFile Open(string name, string header)
    {
        if (files.TryGetValue(name, out var file)) return file;
        return files[name] = new CsvFile(Path.Combine(folder, name), header);
    }

    private void WriteLine(Person person, PlannedRecipient recipient)
    {
        var cohort = recipient.Cohort;
        var amendment = cohort.List != firstList;
        var list = Open(cohort.List, amendment ? ListHeader + ",tindakan,alasan" : ListHeader);
        list.Cell(person.Nik).Cell(recipient.Programme).Cell(scenario.AmountPerMonth).Cell(cohort.From).Cell(cohort.To)
            .Cell(recipient.IsNew ? "baru" : "eksisting").Cell(cohort.Name);
        if (amendment) list.Cell("tambah").Cell("penerima baru");
        list.EndRow();
    }

    private void WriteAccount(Person person, PlannedRecipient recipient)
    {
        var cohort = recipient.Cohort;
        var apart = recipient.IsNew && cohort.NewAccounts is not null;
        var opened = apart ? cohort.NewAccountsOpened! : cohort.AccountsOpened;
        var account = bank.Open(person.Nik, Names.OnAccount(person.Name), dice.Between(opened[0], opened[1]));
        Open(apart ? cohort.NewAccounts! : cohort.Accounts, AccountOpening.Header)
            .Cell(person.Nik).Cell(account.Number).Cell(account.Holder).Cell(AccountOpening.BankName).Cell(account.Opened).EndRow();
    }

    private void WriteEnd(Household household, Person person, PlannedRecipient recipient, EndWave wave)
    {
        var update = Open(wave.Registry, "nik,sumber,vintage,tanggal_meninggal,tanggal_pindah,mobil,njop");
        Open(wave.File, EventHeader);
        var number = ++evidence;
        var (reason, proof) = recipient.EndReason! switch
        {
            "DECEASED" => ("DECEASED", Dated("KM", wave.Deaths, died => UpdatePerson(update, wave, person, died, null))),
            "MOVED_OUT_DKI" => ("MOVED_OUT_DKI", Dated("SKPWNI", wave.Moves, moved => UpdatePerson(update, wave, person, null, moved))),
            "OWNS_CAR" => ("OWNS_CAR", Asset("PKB", update, household, true, null)),
            "NJOP_OVER_1B" => ("NJOP_OVER_1B", Asset("PBB", update, household, null, LargeProperty())),
            "CAR_AND_NJOP" => ("OWNS_CAR", Asset("PKB+PBB", update, household, true, LargeProperty())),
            var other => throw new InvalidDataException($"The scenario ends somebody for '{other}', which is no known reason."),
        };
        Open(wave.File, EventHeader).Cell(person.Nik).Cell(recipient.Programme).Cell("akhiri").Cell(reason)
            .Cell(wave.Effective).Cell(proof).EndRow();

        string Dated(string kind, DateOnly[] between, Action<DateOnly> write)
        {
            var day = dice.Between(between[0], between[1]);
            write(day);
            return string.Create(CultureInfo.InvariantCulture, $"{person.Nik[..4]}-{kind}-{day:ddMMyyyy}-{number:0000}");
        }

        string Asset(string kind, CsvFile file, Household owners, bool? car, long? property)
        {
            foreach (var member in owners.Members)
                file.Cell(member.Nik).Cell("REVENUE").Cell(wave.Vintage).Empty().Empty().Cell(car).Cell(property).EndRow();
            return string.Create(CultureInfo.InvariantCulture, $"{kind}-{wave.Effective:yyyy-MM}-{number:000000}");
        }
    }

    private static void UpdatePerson(CsvFile update, EndWave wave, Person person, DateOnly? died, DateOnly? moved) =>
        update.Cell(person.Nik).Cell("CIVIL").Cell(wave.Vintage).Cell(died).Cell(moved).Empty().Empty().EndRow();

    private long LargeProperty() => dice.Between(1050, 3200) * 1_000_000L;

    private void WriteSuspension(Person person, PlannedRecipient recipient, Suspension suspension)
    {
        Open(suspension.File, EventHeader).Cell(person.Nik).Cell(recipient.Programme).Cell("tangguhkan").Cell(suspension.Reason)
            .Cell(suspension.From).Cell($"BA-PADAN-{++evidence}").EndRow();
        Open(suspension.RestoredFile, EventHeader).Cell(person.Nik).Cell(recipient.Programme).Cell("pulihkan").Empty()
            .Cell(suspension.RestoredFrom).Cell($"BA-PULIH-{evidence}").EndRow();
    }
}
