using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>
/// Lets happen to a household what happens in the world (cars, deaths, moves) and what goes wrong on its way into registries and forms.
/// The truth, the registries and the application are changed each on its own, so that they contradict each other as they really do.
/// </summary>
internal sealed class PlantedErrors(FamilyMaker maker, Tally households, Tally persons, IdentityNumbers numbers)
{
    private readonly Dice dice = maker.Dice;
    private readonly Respelling respelling = new(maker.Dice);
    private readonly Names names = new(maker.Dice);

    public Respelling Respelling => respelling;

    public void Plant(Family family)
    {
        var means = households.OneOf(
            "declared_car", "declared_property", "declared_public_employee", "declared_branded_water", "hidden_car", "hidden_property",
            "property_in_parts", "hidden_public_employee", "not_poor", "car_on_borrowed_nik", "car_sold_still_named",
            "property_sold_still_named", "property_on_wrong_nik", "incomplete_address", "incomplete_rt", "incomplete_public_employee",
            "incomplete_water");
        if (means is not null && Means(family, means)) households.Count(means);
        if (households.Strikes("card_reissued")) family.WrittenCard = numbers.FamilyCard(family.Home.Kelurahan.City, AYearBefore(9));
        if (family.Members.Count > 1 && family.Members.Skip(1).Any(maker.IsAdult) && households.Strikes("head_deceased"))
            Died(family.Members[0], registered: true);
        family.NotFound = households.Strikes("not_found");
        family.NeighboursKnow = dice.Chance(550);
        foreach (var member in family.Members) PlantOn(family, member);
    }

    /// <summary>What an application misspells of a person, with no fault in the world behind it.</summary>
    public void Misspell(Family family, Resident member)
    {
        if (persons.OneOf("nik_digit_off", "nik_transposed", "nik_of_relative", "nik_missing") is { } error
            && WrongNik(family, member, error) is { } nik)
        {
            member.WrittenNik = nik;
            persons.Count(error);
        }
        if (persons.Strikes("name_variant")) member.WrittenName = respelling.Of(member.Person.Name);
        if (persons.Strikes("birth_date_off")) member.WrittenBorn = OtherDay(member.Person.Born);
    }

    /// <summary>A NIK that is nobody's: <paramref name="nik"/> with a digit off.</summary>
    public string DigitOff(string nik)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            var at = dice.Between(6, 15);
            var digit = (char)('0' + ((nik[at] - '0' + dice.Between(1, 9)) % 10));
            var wrong = string.Concat(nik.AsSpan(0, at), [digit], nik.AsSpan(at + 1));
            if (numbers.TryReserve(wrong)) return wrong;
        }
        return nik;
    }

    private void PlantOn(Family family, Resident member)
    {
        var state = persons.OneOf(
            "dead_but_active", "dead", "moved_out", "moved_unreported", "frozen", "doubled_in_registry", "in_institution",
            "left_institution", "dies_after_registration");
        if (state is not null)
        {
            var oldest = family.Members.MinBy(other => other.Person.Born)!;
            var struck = state is "dead_but_active" or "dead" or "dies_after_registration" or "in_institution" ? oldest : member;
            if (struck is { CivilStatus: "AKTIF", Person: { Died: null, MovedOut: null, InInstitution: false }, ListedInHome: null })
            {
                State(struck, state);
                persons.Count(state);
            }
        }
        if (persons.OneOf("state_aid", "state_aid_stale") is { } aid && maker.IsAdult(member))
        {
            Aid(member, stale: aid == "state_aid_stale");
            persons.Count(aid);
        }
        Misspell(family, member);
    }

    private bool Means(Family family, string error)
    {
        var home = family.Home;
        var adult = family.Members.Find(maker.IsAdult) ?? family.Members[0];
        switch (error)
        {
            case "declared_car" or "hidden_car":
                (home.OwnsCar, family.SaysCar) = (true, error == "declared_car");
                family.Vehicles.Add(new Vehicle(adult.Person.Nik, adult.Person.Name, Car: true));
                break;
            case "car_on_borrowed_nik" or "car_sold_still_named":
                var owner = error == "car_on_borrowed_nik" ? names.Of(dice.Chance(300), 45) : adult.Person.Name;
                family.Vehicles.Add(new Vehicle(adult.Person.Nik, owner, Car: true));
                break;
            case "declared_property" or "hidden_property":
                family.SaysProperty = error == "declared_property";
                Own(family, adult, dice.Between(1050, 3200) * 1_000_000L);
                break;
            case "property_in_parts":
                Own(family, adult, dice.Between(560, 900) * 1_000_000L);
                Own(family, family.Members[^1], dice.Between(560, 900) * 1_000_000L);
                home.PropertyValue = family.Properties.Sum(property => property.Value);
                break;
            case "property_sold_still_named" or "property_on_wrong_nik":
                var name = error == "property_on_wrong_nik" ? names.Of(dice.Chance(300), 55) : adult.Person.Name;
                family.Properties.Add(new Property(adult.Person.Nik, name, dice.Between(1050, 2600) * 1_000_000L));
                break;
            case "declared_public_employee" or "hidden_public_employee":
                if (!maker.IsAdult(adult) || adult.Age(maker.AsOf) > 58) return false;
                (home.PublicEmployee, family.SaysPublicEmployee) = (true, error == "declared_public_employee");
                adult.Job = dice.Pick<string>(["PEGAWAI NEGERI SIPIL", "KEPOLISIAN RI", "TENTARA NASIONAL INDONESIA", "KARYAWAN BUMN"]);
                break;
            case "declared_branded_water":
                (home.DrinkingWater, family.SaysWater) = (1, 1);
                break;
            case "not_poor":
                (home.PoorByCommunity, home.PoorFamily, home.Decile) = (false, false, dice.Between(5, 10));
                foreach (var member in family.Members.Where(maker.IsAdult)) member.Person.Income = "cukup";
                break;
            default:
                Leave(family, error);
                break;
        }
        return true;
    }

    private static void Own(Family family, Resident owner, long value)
    {
        if (family.Home.PropertyValue is null or < 1_000_000_000) family.Home.PropertyValue = value;
        family.Properties.Add(new Property(owner.Person.Nik, owner.Person.Name, value));
    }

    /// <summary>The four errors that Pusdatin reported most (kompas.com, 29 June 2021).</summary>
    private static void Leave(Family family, string error)
    {
        if (error == "incomplete_address") family.WrittenAddress = "";
        if (error == "incomplete_rt") family.WrittenRt = null;
        if (error == "incomplete_public_employee") family.SaysPublicEmployee = null;
        if (error == "incomplete_water") family.SaysWater = null;
    }

    private void State(Resident member, string state)
    {
        switch (state)
        {
            case "dead_but_active" or "dead":
                Died(member, registered: state == "dead");
                break;
            case "dies_after_registration":
                member.Person.Died = dice.Between(new DateOnly(2021, 7, 5), new DateOnly(2021, 12, 5));
                break;
            case "moved_out" or "moved_unreported":
                member.Person.MovedOut = AYearBefore(1);
                if (state == "moved_out") (member.CivilStatus, member.CivilSince) = ("PINDAH", member.Person.MovedOut);
                break;
            case "frozen" or "doubled_in_registry":
                (member.CivilStatus, member.CivilSince) = (state == "frozen" ? "NON_AKTIF" : "GANDA", AYearBefore(1));
                break;
            default:
                member.ListedInHome = AYearBefore(3);
                member.Person.InInstitution = state == "in_institution";
                break;
        }
    }

    private void Died(Resident member, bool registered)
    {
        member.Person.Died = AYearBefore(1);
        if (registered) (member.CivilStatus, member.CivilSince) = ("MENINGGAL", member.Person.Died);
    }

    private void Aid(Resident member, bool stale)
    {
        member.ListedAid = dice.Below(100) switch { < 40 => "PKH", < 82 => "BPNT", _ => "BLT" };
        member.Person.ReceivesStateAid = !stale;
        if (stale) member.AidPeriod = dice.Pick<string>(["2020-06", "2020-09", "2020-12"]);
    }

    private string? WrongNik(Family family, Resident member, string error)
    {
        var nik = member.Person.Nik;
        if (error == "nik_missing") return "";
        if (error == "nik_of_relative") return family.Members.Find(other => other.Person.Nik != nik)?.Person.Nik;
        if (error == "nik_digit_off") return DigitOff(nik) is var wrong && wrong != nik ? wrong : null;
        for (var tries = 0; tries < 40; tries++)
        {
            var at = dice.Between(6, 14);
            if (nik[at] == nik[at + 1]) continue;
            var swapped = string.Concat(nik.AsSpan(0, at), nik.AsSpan(at + 1, 1), nik.AsSpan(at, 1), nik.AsSpan(at + 2));
            if (numbers.TryReserve(swapped)) return swapped;
        }
        return null;
    }

    /// <summary>Day and month exchanged where that is a date, else some days off.</summary>
    private DateOnly OtherDay(DateOnly born)
    {
        if (born.Day <= 12 && born.Day != born.Month && dice.Chance(600)) return new DateOnly(born.Year, born.Day, born.Month);
        return born.AddDays(dice.Between(-12, -1));
    }

    private DateOnly AYearBefore(int years) => dice.Between(maker.AsOf.AddYears(-years), maker.AsOf.AddDays(-20));
}
