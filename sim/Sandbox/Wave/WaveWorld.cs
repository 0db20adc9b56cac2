using System.Globalization;
using Paseban.Sandbox.Bank;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <param name="Scale">Every figure of the scenario times this.</param>
/// <param name="Civil">Rows of the civil registry extract; null for the scenario's figure times the scale.</param>
/// <param name="Territory">Folder of the kelurahan and population files.</param>
internal sealed record WaveRequest(long Seed, decimal Scale, int? Civil, string Territory, string Folder);

/// <summary>
/// Makes the world of a registration wave, kelurahan by kelurahan: who is on the list already, who registers and what is wrong with it,
/// the registries of the other offices, and the truth that the outside world answers from.
/// </summary>
internal sealed class WaveWorld : IDisposable
{
    private readonly WaveRequest request;
    private readonly WaveScenario scenario;
    private readonly HouseholdMaker bystanders;
    private readonly FamilyMaker families;
    private readonly PlantedErrors errors;
    private readonly Tally households;
    private readonly Tally persons;
    private readonly Cases cases;
    private readonly AccountOpening bank;
    private readonly TruthFile truth;
    private readonly OutsideFiles outside;
    private readonly CurrentList current;
    private readonly ApplicationFiles files;
    private readonly SingleForms forms;
    private readonly Dice dice;
    private readonly List<Resident> guests = [];
    private readonly int applications;
    private int written;
    // Some household whose every member has a NIK, for the files that show bad input.
    private Family? whole;
    // Applications that one kelurahan had too many of, because a household registered twice; the next ones have fewer.
    private int owed;

    private WaveWorld(WaveRequest request, WaveScenario scenario)
    {
        (this.request, this.scenario) = (request, scenario);
        var (asOf, numbers) = (scenario.Registry.AsOf, new IdentityNumbers());
        dice = Of("applications");
        bystanders = new HouseholdMaker(Of("bystanders"), numbers, asOf);
        families = new FamilyMaker(new HouseholdMaker(Of("families"), numbers, asOf), Of("means"), asOf);
        households = new Tally(Of("household errors"), scenario.Rates.Households);
        persons = new Tally(Of("errors"), scenario.Rates.Persons);
        errors = new PlantedErrors(families, households, persons, numbers);
        cases = new Cases(families);
        applications = Math.Max(Scaled(scenario.Applications), cases.Left + 1);
        bank = AccountOpening.Create(
            Path.Combine(request.Folder, "bank", "bank.db"),
            new BankBeginning(scenario.FundAccount, scenario.ClockStart, scenario.BankHolidays),
            request.Seed);
        truth = TruthFile.Create(request.Folder);
        outside = new OutsideFiles(request.Folder, Of("registries"));
        current = new CurrentList(
            request.Folder, scenario, new HouseholdMaker(Of("current"), numbers, asOf), Of("current list"), bank, outside, truth);
        files = new ApplicationFiles(request.Folder, scenario.Batches, Of("batches"));
        forms = new SingleForms(request.Folder);
    }

    /// <summary>Writes the world; the calendar comes last, so a folder with a calendar is a whole world.</summary>
    public static WaveSummary Make(WaveRequest request)
    {
        var territory = Territory.Read(request.Territory);
        WaveSummary summary;
        using (var world = new WaveWorld(request, WaveScenario.Load()))
        {
            world.Settle(territory);
            world.WriteQuota(territory);
            world.WriteLateFiles();
            if (world.whole is { } family) BadInputs.Write(request.Folder, family, territory.Kelurahan[^1]);
            world.WriteSettings(territory);
            summary = world.Summarise();
            world.bank.Complete();
            world.truth.Complete();
        }
        WaveCalendar.Write(summary);
        return summary;
    }

    public void Dispose()
    {
        files.Dispose();
        current.Dispose();
        outside.Dispose();
        truth.Dispose();
        bank.Dispose();
    }

    private Dice Of(string purpose) => Dice.For(request.Seed, "wave " + purpose);

    private int Scaled(int figure) => (int)Math.Max(1, decimal.Round(figure * request.Scale, MidpointRounding.AwayFromZero));

    private int CivilQuota => Math.Max(100, Scaled(scenario.DailyCivilQuota));

    private void Settle(Territory territory)
    {
        var civil = request.Civil ?? Scaled(scenario.Civil);
        var shares = territory.ShareToEach(applications);
        var registered = territory.Share(Scaled(scenario.Current.OtherRegistered));
        var recipients = scenario.Current.People.ToDictionary(
            pair => pair.Key, pair => territory.Share(Scaled(pair.Value)), StringComparer.Ordinal);
        var weights = territory.Share(1_000_000);
        for (var i = 0; i < shares.Length; i++)
        {
            var kelurahan = territory.Kelurahan[i];
            foreach (var (programme, counts) in recipients) current.Settle(kelurahan, programme, counts[i]);
            var known = new Stack<Household>();
            for (var left = registered[i]; left > 0; left--) known.Push(current.Register(kelurahan));
            Register(kelurahan, shares[i], known);
            foreach (var home in known) outside.WriteBystanders(home, scenario.Registry.AsOf);
            var upTo = (long)civil * weights.Take(i + 1).Sum(weight => (long)weight) / 1_000_000;
            while (outside.CivilRows < upTo) outside.WriteBystanders(bystanders.Mixed(kelurahan, Size()), scenario.Registry.AsOf);
        }
    }

    private void Register(Kelurahan kelurahan, int left, Stack<Household> known)
    {
        var saved = Math.Clamp(owed, 0, Math.Max(0, left - 1));
        (left, owed) = (left - saved, owed - saved);
        // One case for each kelurahan where there are enough of them, and none on the islands, whose quota is next to nothing.
        var mayBeCase = kelurahan.City != "31.01";
        while (left > 0)
        {
            var special = mayBeCase ? cases.Next(kelurahan) : null;
            mayBeCase &= applications < 267;
            var family = special ?? Ordinary(kelurahan, known);
            Write(family, isCase: special is not null);
            left--;
            var again = cases.Repeat(errors);
            if (again is null && special is null && family.Batch >= 0 && households.Strikes("double_household"))
                again = Again(family);
            if (again is null) continue;
            again.Batch = files.Draw(not: family.Batch);
            Write(again, isCase: true);
            left--;
        }
        owed -= left;
    }

    private Family Ordinary(Kelurahan kelurahan, Stack<Household> known)
    {
        Family family;
        if (known.Count > 0 && households.Strikes("already_registered")) family = families.Truthful(known.Pop());
        else family = families.Poor(kelurahan, Size());
        families.Ask(family);
        if (forms.HasRoom(applications) && dice.Chance(40))
        {
            family.Batch = -1;
            return family;
        }
        errors.Plant(family);
        family.Batch = files.Draw();
        if (family.Members.TrueForAll(member => member.WrittenNik.Length > 0)) whole = family;
        return family;
    }

    private void Write(Family family, bool isCase)
    {
        written++;
        if (family.Batch < 0)
        {
            if (forms.Write(family)) cases.Withdrawn(family.Members[0].Person.Nik);
        }
        else
        {
            var others = isCase ? [] : guests.ToList();
            files.Write(family, others);
            foreach (var guest in others) truth.WriteRepeated(family, guest);
            if (!isCase) guests.Clear();
            if (!isCase && family.Members.Count > 1 && persons.Strikes("double_person", family.Members.Count))
                guests.Add(GuestOf(family));
        }
        truth.Write(family);
        if (family.IsRegistered) current.Register(family.Home);
        if (family.Repeats.Length == 0) outside.Write(family);
    }

    /// <summary>The oldest or the youngest: the next household names them as well, spelt otherwise and perhaps with another NIK.</summary>
    private Resident GuestOf(Family family)
    {
        var member = dice.Chance(600) ? family.Members.MinBy(other => other.Person.Born)! : family.Members[^1];
        var nik = member.Person.Nik;
        return new Resident(member.Person)
        {
            Programmes = member.Programmes,
            WrittenName = errors.Respelling.Of(member.Person.Name),
            WrittenNik = dice.Below(100) switch { < 35 => nik, < 85 => errors.DigitOff(nik), _ => "" },
        };
    }

    /// <summary>The same household by another door: names as another clerk hears them, some with an old card or a wrong digit.</summary>
    private Family Again(Family first)
    {
        var again = new Family(first.Home)
        {
            Repeats = "household",
            WrittenCard = dice.Chance(250) ? first.Home.Card : first.WrittenCard,
            SaysWater = first.SaysWater,
            SaysCar = first.SaysCar,
            SaysPublicEmployee = first.SaysPublicEmployee,
            SaysProperty = first.SaysProperty,
            NotFound = first.NotFound,
        };
        foreach (var (member, before) in again.Members.Zip(first.Members))
        {
            member.Programmes = before.Programmes;
            if (dice.Chance(400)) member.WrittenName = errors.Respelling.Of(before.Person.Name);
            if (dice.Chance(250)) member.WrittenNik = errors.DigitOff(before.Person.Nik);
        }
        return again;
    }

    private int Size() => dice.Below(100) switch { < 10 => 1, < 26 => 2, < 50 => 3, < 76 => 4, < 91 => 5, _ => 6 };

    /// <summary>
    /// The quota by kelurahan. Where the waiting case lives there is less of it, and the next kelurahan has what is missing; where a case
    /// is to win there is room for two, however small the world.
    /// </summary>
    private void WriteQuota(Territory territory)
    {
        using var file = new CsvFile(Path.Combine(request.Folder, "quota", "quota-2022.csv"), "kode_kelurahan,program,kuota");
        foreach (var (programme, figure) in scenario.Quota)
        {
            var shares = territory.Share(Scaled(figure));
            if (programme == "KLJ") MakeRoom(territory, shares);
            for (var i = 0; i < shares.Length; i++)
                file.Cell(territory.Kelurahan[i].Code).Cell(programme).Cell(shares[i]).EndRow();
        }
    }

    private void MakeRoom(Territory territory, int[] shares)
    {
        int PlaceOf(Kelurahan kelurahan) => territory.Kelurahan.Index().First(pair => pair.Item.Code == kelurahan.Code).Index;
        if (cases.Crowded is { } crowded)
        {
            var (at, kept) = (PlaceOf(crowded), shares[PlaceOf(crowded)] / 2);
            shares[(at + 1) % shares.Length] += shares[at] - kept;
            shares[at] = kept;
        }
        foreach (var winner in cases.Winners)
        {
            var at = PlaceOf(winner);
            for (var missing = 2 - shares[at]; missing > 0; missing--)
            {
                // From the first of the largest that is nobody's who wins or waits.
                var others = territory.Kelurahan.Index().Where(pair => pair.Item != cases.Crowded && !cases.Winners.Contains(pair.Item));
                var giver = others.MaxBy(pair => shares[pair.Index]).Index;
                if (shares[giver] == 0) return;
                shares[giver]--;
                shares[at]++;
            }
        }
    }

    private void WriteLateFiles()
    {
        using var deaths = new CsvFile(
            Path.Combine(request.Folder, "registry", "update-2021-12.csv"),
            "nik,sumber,vintage,tanggal_meninggal,tanggal_pindah,mobil,njop");
        if (cases.LateDeath?.Person is { } late)
            deaths.Cell(late.Nik).Cell("CIVIL").Cell("2021-12").Cell(late.Died).Empty().Empty().Empty().EndRow();
        using var objections = new CsvFile(
            Path.Combine(request.Folder, "objections", "objections-2021-07.csv"), "nik,diajukan,oleh,isi,bukti,putusan,alasan");
        if (cases.Objection?.Person is { } owner)
        {
            objections.Cell(owner.Nik).Cell(new DateOnly(2021, 7, 23)).Cell("warga RT yang sama")
                .Cell("Mempunyai rumah kontrakan lima pintu yang disewakan").Cell("surat pernyataan tiga tetangga")
                .Cell("diterima").Cell("NOT_POOR_BY_COMMUNITY").EndRow();
        }
    }

    private void WriteSettings(Territory territory)
    {
        foreach (var kelurahan in territory.Kelurahan) truth.Write(kelurahan);
        truth.Set("seed", request.Seed.ToString(CultureInfo.InvariantCulture));
        truth.Set("as_of", ApplicationRow.Iso(scenario.Registry.AsOf));
        truth.Set("civil_user", WaveCalendar.CivilUser);
        truth.Set("civil_password", WaveCalendar.PasswordOf(request.Seed));
        truth.Set("civil_quota", CivilQuota.ToString(CultureInfo.InvariantCulture));
    }

    private WaveSummary Summarise() => new(scenario, request)
    {
        Applications = written,
        ApplicationPeople = files.People + forms.People,
        Registered = current.People,
        CivilRows = outside.CivilRows,
        CivilQuota = CivilQuota,
        Faults = households.Counts.Concat(persons.Counts).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList(),
        CleanUp = current.Found,
        Quota = scenario.Quota.ToDictionary(pair => pair.Key, pair => Scaled(pair.Value), StringComparer.Ordinal),
        Forms = forms.Steps,
        RowsByBatch = [.. files.RowsByBatch],
        Examples = cases.Examples,
    };
}
