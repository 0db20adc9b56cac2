using FsCheck;
using FsCheck.Fluent;
using Paseban.Rules;
using Always = Paseban.Tests.TestKit.Law;

namespace Paseban.Tests.Unit.Rules;

/// <summary>What holds for any person, any records and every programme.</summary>
public sealed class AssessmentPropertyTests
{
    private static readonly Month March = new(2024, 3);

    private static readonly Gen<Assessor> Assessors =
        Gen.Elements(LawFolder.Law.Programmes.Select(programme => programme.At(March).Value).ToArray());

    private static readonly Gen<Fact> StatusFacts =
        Gen.Elements(Sample.Facts.Facts.Where(fact => !fact.IsDerived && !fact.IsEvent).ToArray());

    [Fact]
    public void Assess_RecordsInAnyOrder_GivesTheSameAnswerFromTheSameSources() =>
        Always.Holds(Assessors, Sample.AnyRecords, (assessor, records) =>
        {
            var forwards = assessor.Assess(records);
            var backwards = assessor.Assess(records.Reverse());
            var byText = assessor.Assess(records.OrderBy(record => record.Facts, StringComparer.Ordinal));
            return Same(forwards, backwards) && Same(forwards, byText);
        });

    [Fact]
    public void Judge_AnyPerson_GivesTheBitsOfTheFullAssessment() =>
        Always.Holds(Assessors, Sample.AnyRecords, (assessor, records) =>
        {
            var sheet = assessor.NewSheet();
            foreach (var record in records) sheet.Add(record.Source, record.Vintage, record.Facts);

            var (code, assessment) = (assessor.Judge(sheet), assessor.Assess(sheet));

            var criteria = assessor.Programme.Criteria;
            return code == assessment.Code
                && Enumerable.Range(0, criteria.Count).All(i => code.Of(i) == Result(assessment, criteria[i].Name))
                && (code.Outcome == Eligibility.Eligible) == assessment.Findings.All(f => f.Result == Truth.Met)
                && (code.Outcome == Eligibility.NotEligible) == assessment.Reasons.Any();
        });

    [Fact]
    public void Judge_ASheetThatIsClearedAndFilledAgain_ForgetsThePersonBefore() =>
        Always.Holds(Assessors, Sample.AnyRecords, Sample.AnyRecords, (assessor, before, records) =>
        {
            var sheet = assessor.NewSheet();
            foreach (var record in before) sheet.Add(record.Source, record.Vintage, record.Facts);
            sheet.Clear();
            foreach (var record in records) sheet.Add(record.Source, record.Vintage, record.Facts);

            return assessor.Judge(sheet) == assessor.Assess(records).Code;
        });

    [Fact]
    public void Judge_LearningOneMoreFact_NeverChangesWhatWasDecided() =>
        Always.Holds(Assessors, Sample.AnyFacts, StatusFacts, (assessor, facts, learnt) =>
        {
            var before = FactSet.Empty(Sample.Facts);
            foreach (var fact in Sample.Facts.Facts.Where(f => f != learnt && facts[f] is not null))
                before = before.With(fact, facts[fact]!.Value);

            var (less, more) = (Judge(assessor, before), Judge(assessor, facts));

            return Enumerable.Range(0, assessor.Programme.Criteria.Count).All(i => less.Of(i) == Truth.Unknown || less.Of(i) == more.Of(i));
        });

    [Fact]
    public void Judge_AnElderWhoIsOldEnough_StaysOldEnoughAndSoDoTheirElders() =>
        Always.Holds(Sample.BirthDate, Gen.Choose(0, 120), Gen.Choose(0, 20_000), (birth, months, days) =>
        {
            if (!OldEnough(birth, March)) return true;
            return OldEnough(birth, March.Plus(months)) && (birth.DayNumber <= days || OldEnough(birth.AddDays(-days), March));
        });

    [Fact]
    public void Parse_APrintedFactSet_GivesTheSameSet() =>
        Always.Holds(Sample.AnyFacts, facts => FactSet.Parse(Sample.Facts, facts.ToString()).Value.Equals(facts));

    private static bool OldEnough(DateOnly birth, Month at)
    {
        var assessor = LawFolder.Law.AssessorFor("KLJ", at).Value;
        return Judge(assessor, Sample.Entitled.With(Sample.Facts.Find("birth_date")!, birth.DayNumber)).Outcome == Eligibility.Eligible;
    }

    private static AssessmentCode Judge(Assessor assessor, FactSet facts)
    {
        var sheet = assessor.NewSheet();
        foreach (var source in Sample.Facts.Sources) sheet.Add(source, new DateOnly(2018, 4, 1), facts);
        return assessor.Judge(sheet);
    }

    private static Truth Result(Assessment assessment, string criterion) =>
        assessment.Findings.SingleOrDefault(finding => finding.Criterion.Name == criterion)?.Result ?? Truth.Met;

    private static bool Same(Assessment one, Assessment other) =>
        one.Code == other.Code
        && one.Findings.SelectMany(f => f.Facts).SequenceEqual(other.Findings.SelectMany(f => f.Facts));
}
