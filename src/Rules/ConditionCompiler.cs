using System.Diagnostics;

namespace Paseban.Rules;

/// <summary>
/// A condition ready to run: a test of a fact sheet with the facts it reads, or <see cref="Constant"/> where the month's
/// parameters already decide it (a reading of the law that is not taken, a limit that is not set).
/// </summary>
internal sealed record CompiledCondition(Truth? Constant, Func<FactSheet, Truth> Test, IReadOnlyList<Fact> Facts)
{
    public static CompiledCondition Always(Truth truth) => new(truth, _ => truth, []);
}

/// <summary>Turns conditions into delegates for one month: parameters become numbers, ages and events become dates.</summary>
internal sealed class ConditionCompiler(MonthView view)
{
    public CompiledCondition Compile(Condition condition) => condition switch
    {
        Condition.All all => Combine(all.Parts, Truth.Met, TestAll),
        Condition.Any any => Combine(any.Parts, Truth.NotMet, TestAny),
        Condition.Not not => Negate(Compile(not.Part)),
        Condition.OfParameter choice => CompiledCondition.Always(Holds(choice)),
        Condition.OfFact fact => CompileFact(fact),
        _ => throw new UnreachableException(),
    };

    /// <summary>The birth dates that the age limits of a condition allow; everyone where it has none.</summary>
    public BirthWindow Window(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.Aggregate(BirthWindow.Everyone, (window, part) => window.And(Window(part))),
        Condition.OfFact { Fact.IsAge: true } age when Limit(age.Limits[0]) is { } limit =>
            BirthWindow.Of(age.Fact, age.How, limit, view.JudgedDay),
        _ => BirthWindow.Everyone,
    };

    /// <summary>Constants fold away: the neutral one disappears, the other decides the whole.</summary>
    private CompiledCondition Combine(
        IReadOnlyList<Condition> conditions, Truth neutral, Func<Func<FactSheet, Truth>[], Func<FactSheet, Truth>> test)
    {
        var parts = conditions.Select(Compile).Where(part => part.Constant != neutral).ToList();
        if (parts.Exists(part => part.Constant == neutral.Not())) return CompiledCondition.Always(neutral.Not());
        if (parts.Count == 0) return CompiledCondition.Always(neutral);
        if (parts.Count == 1) return parts[0];
        return new(null, test([.. parts.Select(part => part.Test)]), [.. parts.SelectMany(part => part.Facts).Distinct()]);
    }

    private static Func<FactSheet, Truth> TestAll(Func<FactSheet, Truth>[] tests) => sheet =>
    {
        var truth = Truth.Met;
        foreach (var test in tests)
        {
            truth = truth.And(test(sheet));
            if (truth == Truth.NotMet) break;
        }
        return truth;
    };

    private static Func<FactSheet, Truth> TestAny(Func<FactSheet, Truth>[] tests) => sheet =>
    {
        var truth = Truth.NotMet;
        foreach (var test in tests)
        {
            truth = truth.Or(test(sheet));
            if (truth == Truth.Met) break;
        }
        return truth;
    };

    private static CompiledCondition Negate(CompiledCondition part) =>
        part.Constant is { } constant ? CompiledCondition.Always(constant.Not()) : part with { Test = sheet => part.Test(sheet).Not() };

    private Truth Holds(Condition.OfParameter choice)
    {
        var value = view.At(choice.Parameter);
        var listed = choice.Limits.Contains(value);
        return TruthLogic.Of(choice.How == Comparison.IsNot ? !listed : listed);
    }

    private CompiledCondition CompileFact(Condition.OfFact condition)
    {
        var (fact, how) = (condition.Fact, condition.How);
        if (fact.IsAge)
        {
            if (Limit(condition.Limits[0]) is not { } limit) return CompiledCondition.Always(Truth.Met);
            return Age(fact, BirthWindow.Of(fact, how, limit, view.JudgedDay));
        }
        var limits = condition.Limits.Select(Limit).ToArray();
        if (Array.Exists(limits, limit => limit is null)) return CompiledCondition.Always(Truth.Met);
        var numbers = Array.ConvertAll(limits, limit => limit!.Value);
        if (fact.Derivation is not null) return new(null, Event(fact, view, how, numbers), [fact]);

        var (index, first) = (fact.Index, numbers[0]);
        Func<FactSheet, Truth> test = how switch
        {
            Comparison.Is => sheet => sheet.Knows(index) ? TruthLogic.Of(sheet.Value(index) == first) : Truth.Unknown,
            Comparison.IsNot => sheet => sheet.Knows(index) ? TruthLogic.Of(sheet.Value(index) != first) : Truth.Unknown,
            Comparison.AtLeast => sheet => sheet.Knows(index) ? TruthLogic.Of(sheet.Value(index) >= first) : Truth.Unknown,
            Comparison.AtMost => sheet => sheet.Knows(index) ? TruthLogic.Of(sheet.Value(index) <= first) : Truth.Unknown,
            Comparison.LessThan => sheet => sheet.Knows(index) ? TruthLogic.Of(sheet.Value(index) < first) : Truth.Unknown,
            Comparison.MoreThan => sheet => sheet.Knows(index) ? TruthLogic.Of(sheet.Value(index) > first) : Truth.Unknown,
            Comparison.OneOf => sheet => sheet.Knows(index) ? TruthLogic.Of(numbers.Contains(sheet.Value(index))) : Truth.Unknown,
        };
        return new(null, test, [fact]);
    }

    private static CompiledCondition Age(Fact age, BirthWindow window)
    {
        var birth = age.Base!.Index;
        return new(null, sheet => sheet.Knows(birth) ? TruthLogic.Of(window.Contains((int)sheet.Value(birth))) : Truth.Unknown, [age]);
    }

    private static Func<FactSheet, Truth> Event(Fact fact, MonthView view, Comparison how, long[] wanted) => sheet =>
    {
        var listed = wanted.Contains(DerivedFacts.Value(fact, sheet, view) ?? 0);
        return TruthLogic.Of(how == Comparison.IsNot ? !listed : listed);
    };

    private long? Limit(Operand operand) => operand.Parameter is { } name ? view.Number(name) : operand.Number;
}

/// <summary>The values of facts that follow from a date.</summary>
internal static class DerivedFacts
{
    /// <summary>
    /// Null where the date is unknown and its absence says nothing (an age); no report of a death or a move means there was none.
    /// </summary>
    public static long? Value(Fact fact, FactSheet sheet, MonthView view)
    {
        var from = fact.Base!.Index;
        DateOnly? date = sheet.Knows(from) ? DateOnly.FromDayNumber((int)sheet.Value(from)) : null;
        return fact.Derivation!.Value switch
        {
            Derivation.CompletedYears or Derivation.CompletedMonths =>
                date is { } birth ? BirthWindow.AgeOf(fact, birth, view.JudgedDay) : null,
            Derivation.AliveForMonth => date is { } death && death < view.EarliestDeathPaid ? 0 : 1,
            Derivation.NotYetOnJudgedDay => date is { } day && day <= view.JudgedDay ? 0 : 1,
        };
    }
}
