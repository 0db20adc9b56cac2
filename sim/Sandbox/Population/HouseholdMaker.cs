namespace Paseban.Sandbox.Population;

/// <summary>Somebody who has to live in a household that is made.</summary>
/// <param name="Programme">KLJ, KPDJ, KAJ; null for a person who is on no list.</param>
/// <param name="Born">Birth date, which the programme's age rule fixes within limits.</param>
internal sealed record Wanted(string? Programme, DateOnly Born);

/// <summary>Makes households around the people wanted in them: a head, a spouse, children, parents, as a family card names them.</summary>
internal sealed class HouseholdMaker(Dice dice, IdentityNumbers numbers, DateOnly asOf)
{
    private readonly Names names = new(dice);
    private readonly PovertyFacts facts = new(dice, asOf);

    /// <summary>
    /// A poor household with the wanted people and <paramref name="others"/> more. At least one adult is needed among them all.
    /// </summary>
    /// <returns>The household, its head first, and the wanted people in the order they were asked for.</returns>
    public (Household Household, Person[] Recipients) Poor(Kelurahan kelurahan, ReadOnlySpan<Wanted> wanted, int others)
    {
        var household = Empty(kelurahan);
        facts.Poor(household);
        var recipients = new Person[wanted.Length];
        for (var i = 0; i < wanted.Length; i++)
        {
            var age = AgeOf(wanted[i].Born);
            recipients[i] = Add(household, RelationOf(household, age), SexOf(household, age, wanted[i].Programme), wanted[i].Born);
            if (wanted[i].Programme is { } programme) facts.Recipient(recipients[i], programme);
        }
        Fill(household, others);
        return (household, recipients);
    }

    /// <summary>A household on no list, of <paramref name="size"/> people.</summary>
    public Household Mixed(Kelurahan kelurahan, int size)
    {
        var household = Empty(kelurahan);
        facts.Mixed(household);
        Fill(household, size);
        return household;
    }

    private Household Empty(Kelurahan kelurahan) => new()
    {
        Kelurahan = kelurahan,
        Card = numbers.FamilyCard(kelurahan.City, dice.Between(asOf.AddYears(-14), asOf.AddDays(-20))),
        Address = $"{dice.Pick<string>(NameWords.Streets)} {dice.Pick<string>(["I", "II", "III", "IV", "V"])} No. {dice.Between(1, 180)}",
        Rt = dice.Between(1, 16),
        Rw = dice.Between(1, 14),
    };

    private Relation RelationOf(Household household, int age)
    {
        var head = household.Members.Find(member => member.Relation == Relation.Head);
        if (age < 22) return head is not null && AgeOf(head.Born) - age > 50 ? Relation.Grandchild : Relation.Child;
        if (head is null) return age >= 60 && dice.Chance(400) ? Relation.Parent : Relation.Head;
        if (age >= 60 && AgeOf(head.Born) >= 55)
            return household.Members.Exists(member => member.Relation == Relation.Spouse) ? Relation.Other : Relation.Spouse;
        return age >= 60 ? Relation.Parent : Relation.Other;
    }

    private bool SexOf(Household household, int age, string? programme)
    {
        var head = household.Members.Find(member => member.Relation == Relation.Head);
        if (head is not null && age >= 60 && AgeOf(head.Born) >= 55) return !head.Female;
        return dice.Chance(programme == "KLJ" && age >= 75 ? 620 : 500);
    }

    private void Fill(Household household, int others)
    {
        if (household.Members.TrueForAll(member => member.Relation != Relation.Head))
        {
            if (others > 0)
            {
                AddOther(household, Relation.Head, female: dice.Chance(280), HeadAge(household));
                others--;
            }
            else
            {
                // Nobody else is there: the elder (or whoever was made first) keeps the card.
                (household.Members.Find(member => member.Relation == Relation.Parent) ?? household.Members[0]).Relation = Relation.Head;
            }
        }
        for (; others > 0; others--) AddOther(household);
        household.Members.Sort((a, b) => a.Relation.CompareTo(b.Relation));
    }

    private int HeadAge(Household household)
    {
        var oldestChild = Ages(household, Relation.Child).DefaultIfEmpty(-1).Max();
        var youngestParent = Ages(household, Relation.Parent).DefaultIfEmpty(200).Min();
        var age = dice.Below(100) switch { < 60 => dice.Between(24, 50), < 88 => dice.Between(45, 65), _ => dice.Between(60, 88) };
        if (oldestChild >= 0) age = oldestChild + dice.Between(20, 38);
        return Math.Clamp(age, 20, Math.Max(20, youngestParent - 18));
    }

    private IEnumerable<int> Ages(Household household, Relation relation) =>
        household.Members.Where(member => member.Relation == relation).Select(member => AgeOf(member.Born));

    private void AddOther(Household household)
    {
        var head = household.Members.Find(member => member.Relation == Relation.Head)!;
        var headAge = AgeOf(head.Born);
        if (headAge >= 20 && dice.Chance(720) && household.Members.TrueForAll(member => member.Relation != Relation.Spouse))
            AddOther(household, Relation.Spouse, !head.Female, Math.Max(19, headAge + dice.Between(-8, 3)));
        else if (headAge < 62 && dice.Chance(70))
            AddOther(household, Relation.Parent, dice.Chance(600), Math.Min(98, headAge + dice.Between(18, 34)));
        else if (headAge >= 56 && dice.Chance(450))
            AddOther(household, Relation.Grandchild, dice.Chance(490), dice.Between(0, Math.Min(20, headAge - 46)));
        else if (dice.Chance(40))
            AddOther(household, Relation.Other, dice.Chance(500), dice.Between(16, 60));
        else
            AddOther(household, Relation.Child, dice.Chance(490), dice.Between(Math.Max(0, headAge - 42), Math.Max(0, headAge - 19)));
    }

    private void AddOther(Household household, Relation relation, bool female, int age)
    {
        var latest = asOf.AddYears(-age);
        facts.Other(Add(household, relation, female, dice.Between(asOf.AddYears(-age - 1).AddDays(1), latest)));
    }

    private Person Add(Household household, Relation relation, bool female, DateOnly born)
    {
        var age = AgeOf(born);
        var firstCity = dice.Chance(850) ? household.Kelurahan.City : dice.Pick<string>(["31.71", "31.72", "31.73", "31.74", "31.75"]);
        // Once in two thousand the birth date was corrected after the number was issued; the number stays as it was.
        var bornByNik = dice.Chance(1) && dice.Chance(500) ? born.AddDays(-1) : born;
        var person = new Person
        {
            Nik = numbers.Nik(firstCity, bornByNik, female),
            Name = names.Of(female, age),
            Female = female,
            Born = born,
            Birthplace = age < 15 ? "Jakarta" : dice.Pick<string>(NameWords.Birthplaces),
            Relation = relation,
            // 0820 is no operator's code, so no made number rings anywhere.
            Phone = age >= 17 && dice.Chance(620) ? $"0820{dice.Between(10_000_000, 99_999_999)}" : null,
        };
        household.Members.Add(person);
        return person;
    }

    private int AgeOf(DateOnly born) => asOf.Year - born.Year - (born.DayOfYear > asOf.DayOfYear ? 1 : 0);
}
