using System.Globalization;

namespace Paseban.Sandbox.Population;

/// <summary>
/// Makes names as they stand in a Jakarta registry: one word or several, titles of hajj, bin and binti, Moh. beside Muhammad.
/// </summary>
internal sealed class Names(Dice dice)
{
    /// <summary>How the name is spelled in the registry.</summary>
    public string Of(bool female, int age)
    {
        var given = Given(female, age);
        var shape = dice.Below(100);
        var name = shape switch
        {
            < 22 when age >= 45 => given,
            < 8 => given,
            < 60 => $"{given} {Last(female)}",
            < 72 => $"{given} {Built(female)}",
            < 82 when age < 30 => $"{given} {Given(female, age)} {Last(female)}",
            _ => $"{given} {Built(female)}",
        };
        if (age >= 50 && dice.Chance(60)) name += $" {(female ? "binti" : "bin")} {dice.Pick<string>(NameWords.OldMen)}";
        if (age >= 45 && dice.Chance(70)) name = $"{(female ? "Hj." : "H.")} {name}";
        return name;
    }

    /// <summary>The account holder as the bank prints it: upper case, no title, no patronym, at most 40 characters.</summary>
    public static string OnAccount(string name)
    {
        var title = name.StartsWith('H') ? name.IndexOf(". ", StringComparison.Ordinal) : -1;
        var plain = title is 1 or 2 ? name[(title + 2)..] : name;
        var patronym = Math.Max(plain.IndexOf(" bin ", StringComparison.Ordinal), plain.IndexOf(" binti ", StringComparison.Ordinal));
        if (patronym > 0) plain = plain[..patronym];
        return plain.ToUpper(CultureInfo.InvariantCulture);
    }

    private string Given(bool female, int age) => (female, age) switch
    {
        (_, >= 25) when dice.Chance(250) => Built(female),
        (true, >= 55) => dice.Pick<string>(NameWords.OldWomen),
        (false, >= 55) => dice.Pick<string>(NameWords.OldMen),
        (true, >= 18) => dice.Pick<string>(NameWords.Women),
        (false, >= 18) => dice.Pick<string>(NameWords.Men),
        (true, _) => dice.Pick<string>(NameWords.Girls),
        _ => dice.Pick<string>(NameWords.Boys),
    };

    private string Last(bool female) => dice.Pick<string>(female ? NameWords.LastWomen : NameWords.LastMen);

    private string Built(bool female) =>
        dice.Pick<string>(NameWords.Beginnings) + dice.Pick<string>(female ? NameWords.WomenEndings : NameWords.MenEndings);
}
