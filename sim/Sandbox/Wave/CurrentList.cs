using Paseban.Sandbox.Bank;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>
/// The social registry before the wave: recipients of the old year with their decree and accounts, what the matching in November finds of
/// them, and registered households on no list.
/// </summary>
internal sealed class CurrentList : IDisposable
{
    private readonly WaveScenario scenario;
    private readonly HouseholdMaker maker;
    private readonly Dice dice;
    private readonly AccountOpening bank;
    private readonly OutsideFiles outside;
    private readonly TruthFile truth;
    private readonly PersonsFile persons;
    private readonly CsvFile decree;
    private readonly CsvFile accounts;
    private readonly CsvFile update;
    private readonly SortedDictionary<string, int> found = new(StringComparer.Ordinal);

    public CurrentList(
        string folder, WaveScenario scenario, HouseholdMaker maker, Dice dice, AccountOpening bank, OutsideFiles outside, TruthFile truth)
    {
        (this.scenario, this.maker, this.dice, this.bank) = (scenario, maker, dice, bank);
        (this.outside, this.truth) = (outside, truth);
        persons = new PersonsFile(Path.Combine(folder, "registry", "persons.csv"), scenario.Registry.Source, scenario.Registry.Vintage);
        decree = new CsvFile(Path.Combine(folder, "decree", "decree-2021.csv"), "nik,program,jumlah_per_bulan,mulai,sampai,asal,kohort");
        accounts = new CsvFile(Path.Combine(folder, "bank", "accounts-2021.csv"), AccountOpening.Header);
        update = new CsvFile(
            Path.Combine(folder, "registry", "update-2021-11.csv"), "nik,sumber,vintage,tanggal_meninggal,tanggal_pindah,mobil,njop");
    }

    /// <summary>People in the social registry.</summary>
    public int People => persons.Rows;

    /// <summary>What the matching of the recipients finds, by programme and reason: <c>KLJ DECEASED</c>.</summary>
    public IReadOnlyDictionary<string, int> Found => found;

    public void Settle(Kelurahan kelurahan, string programme, int recipients)
    {
        for (var i = 0; i < recipients; i++)
        {
            var wish = dice.Below(100) switch { < 30 => 0, < 65 => 1, < 86 => 2, < 96 => 3, _ => 4 };
            if (programme != "KLJ") wish = Math.Max(1, wish);
            var (home, people) = maker.Poor(kelurahan, [new Wanted(programme, BornFor(programme))], wish);
            persons.Write(home);
            var family = new Family(home);
            foreach (var member in family.Members)
            {
                if (member.Person.Died is { } died) (member.CivilStatus, member.CivilSince) = ("MENINGGAL", died);
                else if (member.Person.MovedOut is { } moved) (member.CivilStatus, member.CivilSince) = ("PINDAH", moved);
            }
            Enrol(family, family.Members.Find(member => ReferenceEquals(member.Person, people[0]))!, programme);
        }
    }

    /// <summary>A registered household on no list.</summary>
    public Household Register(Kelurahan kelurahan)
    {
        var home = maker.Mixed(kelurahan, dice.Below(100) switch { < 14 => 1, < 32 => 2, < 56 => 3, < 80 => 4, < 93 => 5, _ => 6 });
        Register(home);
        return home;
    }

    /// <summary>A household of somebody else's making that the registry has as it is.</summary>
    public void Register(Household home) => persons.Write(home);

    public void Dispose()
    {
        persons.Dispose();
        decree.Dispose();
        accounts.Dispose();
        update.Dispose();
    }

    private void Enrol(Family family, Resident recipient, string programme)
    {
        var person = recipient.Person;
        recipient.Programmes = [programme];
        decree.Cell(person.Nik).Cell(programme).Cell(scenario.Current.Amounts[programme]).Cell("2021-01").Cell("2021-12")
            .Cell("eksisting").Cell("2021").EndRow();
        var account = bank.Open(
            person.Nik, Names.OnAccount(person.Name), dice.Between(new DateOnly(2018, 4, 2), new DateOnly(2021, 3, 31)));
        accounts.Cell(person.Nik).Cell(account.Number).Cell(account.Holder).Cell(AccountOpening.BankName).Cell(account.Opened).EndRow();
        if (ReasonFor(programme) is { } reason) Find(family, recipient, programme, reason);
        else if (dice.Below(100_000) < scenario.Rates.Persons["dead_but_active"]) person.Died = Lately();
        outside.Write(family);
        truth.Write(family, recipient);
    }

    private string? ReasonFor(string programme)
    {
        var lot = dice.Below(100_000);
        foreach (var (reason, rate) in scenario.CleanUp[programme])
        {
            lot -= rate;
            if (lot < 0) return reason;
        }
        return null;
    }

    private void Find(Family family, Resident recipient, string programme, string reason)
    {
        var key = $"{programme} {reason}";
        found[key] = found.GetValueOrDefault(key) + 1;
        var person = recipient.Person;
        if (reason is "DECEASED" or "MOVED_OUT_DKI")
        {
            var day = Lately();
            if (reason == "DECEASED") person.Died = day;
            else person.MovedOut = day;
            // The extract of June has what was reported by then.
            if (day < scenario.Registry.AsOf)
                (recipient.CivilStatus, recipient.CivilSince) = (reason == "DECEASED" ? "MENINGGAL" : "PINDAH", day);
            update.Cell(person.Nik).Cell("CIVIL").Cell("2021-11").Cell(person.Died).Cell(person.MovedOut).Empty().Empty().EndRow();
            return;
        }
        var owner = family.Members[0].Person;
        if (reason is "OWNS_CAR" or "CAR_AND_NJOP")
        {
            family.Home.OwnsCar = true;
            family.Vehicles.Add(new Vehicle(owner.Nik, owner.Name, Car: true));
        }
        if (reason is "NJOP_OVER_1B" or "CAR_AND_NJOP")
        {
            family.Home.PropertyValue = dice.Between(1050, 3200) * 1_000_000L;
            family.Properties.Add(new Property(owner.Nik, owner.Name, family.Home.PropertyValue.Value));
        }
        foreach (var member in family.Members)
        {
            update.Cell(member.Person.Nik).Cell("REVENUE").Cell("2021-10").Empty().Empty()
                .Cell(family.Home.OwnsCar == true ? true : null)
                .Cell(family.Home.PropertyValue is > 1_000_000_000 and var value ? value : null).EndRow();
        }
    }

    private DateOnly Lately() => dice.Between(new DateOnly(2021, 4, 20), new DateOnly(2021, 11, 20));

    /// <summary>Old enough, or young enough, in all of 2021; of the children some are too old in January 2022.</summary>
    private DateOnly BornFor(string programme)
    {
        if (programme == "KAJ") return dice.Between(new DateOnly(2014, 12, 2), new DateOnly(2020, 12, 20));
        if (programme == "KPDJ") return dice.Between(new DateOnly(1952, 1, 1), new DateOnly(2017, 12, 31));
        var (youngest, oldest) = dice.Below(100) switch { < 58 => (60, 70), < 87 => (70, 80), < 98 => (80, 90), _ => (90, 99) };
        return dice.Between(new DateOnly(2021 - oldest, 1, 2), new DateOnly(2021 - youngest, 1, 1));
    }
}
