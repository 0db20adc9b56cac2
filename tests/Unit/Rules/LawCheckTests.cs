using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

public sealed class LawCheckTests
{
    [Fact]
    public void Run_TheLawOfThisRepository_FindsNothingWrong()
    {
        var report = LawCheck.Run(LawFolder.Files);

        Assert.True(report.Passed, string.Join(Environment.NewLine, report.Messages));
        Assert.True(report.CasesPassed > 150, $"{report.CasesPassed} cases");
        Assert.Equal(0, report.CasesFailed);
    }

    [Theory]
    [InlineData("klj/parameters/amount.yaml", "unit: rupiah", "unti: rupiah", "'unit' is missing")]
    [InlineData("klj/parameters/amount.yaml", "unit: rupiah", "unit: rupiah\nnote: x", "'note' is not a key here")]
    [InlineData("kparj/programme.yaml", "reference: Pergub DKI", "# Pergub DKI", "'reference' is missing")]
    [InlineData("kparj/programme.yaml", "reference: Pergub DKI Jakarta 44/2022; Kepgub", "reference: Pergub DKI Jakarta 44/2022 and Kepgub",
        "told in both languages")]
    [InlineData("kaj/programme.yaml", "  id: Pergub DKI Jakarta 96/2019; sejak", "  id: Pergub DKI Jakarta 96/2019; since",
        "told in both languages")]
    [InlineData("common/criteria/not_pensioner.yaml", "  en: For KPDJ there", "  # en: For KPDJ there", "'en' is missing")]
    [InlineData("klj/parameters/amount.yaml", "  en: KLJ amount", "  # en: KLJ amount", "'en' is missing")]
    [InlineData("klj/parameters/amount.yaml", "value: 300000", "value: 300.000", "'300.000' is not a whole number")]
    [InlineData("klj/parameters/amount.yaml", "2023-01:", "2018-03:", "does not come after the date above it")]
    [InlineData("klj/parameters/amount.yaml", "2023-01:", "2018-04:", "This is not YAML")]
    [InlineData("klj/parameters/amount.yaml", "2023-01:", "January 2023:", "is not a date")]
    [InlineData("klj/parameters/amount.yaml", "value: 300000", "value: 0", "more than zero")]
    [InlineData("klj/parameters/minimum_age.yaml", "    value: 60", "    value: 65", "not among the alternatives")]
    [InlineData("klj/criteria/minimum_age.yaml", "fact: age_years", "fact: age", "'age' is not a fact")]
    [InlineData("klj/criteria/minimum_age.yaml", "at_least: $minimum_age", "at_least: $least_age", "no parameter 'least_age'")]
    [InlineData("klj/criteria/minimum_age.yaml", "at_least: $minimum_age", "at_least: many", "'many' is not a value")]
    [InlineData("klj/criteria/minimum_age.yaml", "at_least: $minimum_age", "is: 60", "Compare an age with")]
    [InlineData("klj/criteria/minimum_age.yaml", "condition: { fact: age_years, at_least: $minimum_age }",
        "condition: { not: { fact: age_years, less_than: $minimum_age } }", "An age stands alone")]
    [InlineData("klj/criteria/minimum_age.yaml", "reason: UNDER_AGE", "reason: TOO_YOUNG", "not in law/common/reasons.yaml")]
    [InlineData("klj/criteria/in_need.yaml", "one_of: [none, small]", "at_least: small", "has no order")]
    [InlineData("klj/criteria/in_need.yaml", "one_of: [none, small]", "one_of: []", "lists at least one value")]
    [InlineData("klj/programme.yaml", "  - in_need\n", "  - in_needs\n", "There is no law/klj/criteria/in_needs.yaml")]
    [InlineData("klj/programme.yaml", "  - in_need\n", "  - common/no_car\n", "is named twice")]
    [InlineData("klj/programme.yaml", "  - in_need\n", "", "No programme.yaml names this criterion")]
    [InlineData("klj/programme.yaml", "  - common/alive\n", "", "AliveForMonth")]
    [InlineData("klj/programme.yaml", "group: pkd", "group: pdk", "'pdk' is not a group")]
    [InlineData("klj/programme.yaml", "code: KLJ", "code: KAJ", "already programme KAJ")]
    [InlineData("common/parameters/overlap.yaml", "2018-04:", "2018-05:", "pays 2018-04 but cannot be judged")]
    [InlineData("common/facts.yaml", "[REVENUE, FIELD, DELIBERATION", "[REVENU, FIELD, DELIBERATION", "'REVENU' is not a source")]
    [InlineData("disbursement/approval_thresholds.yaml", "roles: [DinasApprover]", "roles: [Dinas]", "'Dinas' is not a role")]
    [InlineData("disbursement/approval_thresholds.yaml", "up_to: 50000000000", "up_to: 5000", "lowest limit to the highest")]
    [InlineData("common/parameters/judged_day.yaml", "- value: first_day", "- value: middle_day",
        "'middle_day' is not a word that payment goes by. Known: first_day, last_day.")]
    [InlineData("common/parameters/month_of_death.yaml", "- value: not_paid", "- value: unpaid", "Known: paid, not_paid.")]
    [InlineData("common/parameters/suspended_months.yaml", "- value: forfeited", "- value: lost", "Known: forfeited, paid_on_restoration.")]
    [InlineData("common/parameters/overlap.yaml", "- value: one_in_group", "- value: one", "Known: one_in_group, one_per_programme.")]
    [InlineData("common/parameters/overlap.yaml", "unit: choice", "unit: number", "overlap is a choice of one_in_group")]
    [InlineData("disbursement/calendar.yaml", "unit: cadence", "unit: cadenza", "Unit 'cadenza' is unknown")]
    [InlineData("disbursement/calendar.yaml", "cadence: monthly", "cadence: weekly",
        "'weekly' is not a word for 'cadence'. Known: irregular, quarterly, monthly.")]
    [InlineData(
        "matching/findings.yaml", "effect: excludes", "effect: excluded", "'excluded' is not a word for 'effect'. Known: excludes,")]
    [InlineData("klj/cases/age.yaml", "expect: eligible", "expect: elegible", "'elegible' is not to be expected. Known: eligible,")]
    [InlineData("disbursement/calendar.yaml", "day_of_month: 25", "day_of_month: 35", "between 1 and 31")]
    [InlineData("klj/cases/amount.yaml", "amount: 300000", "amount: 600000", "expected an amount of Rp600,000, was Rp300,000")]
    [InlineData("klj/cases/age.yaml", "{ minimum_age: not met }", "{ no_car: not met }", "no_car expected not met, was met")]
    [InlineData("klj/cases/open_questions.yaml", "{ minimum_age: 61 }", "{ minimum_age: 60 }", "No golden case takes the alternative 61")]
    [InlineData("klj/cases/open_questions.yaml", "with: { minimum_age: 61 }", "with: { minimum_age: 62 }", "not among the alternatives")]
    [InlineData("klj/cases/need.yaml", "income: small", "incomes: small", "'incomes' is not a fact")]
    [InlineData("fmotm/programme.yaml", "pays: nothing", "pays: little", "Write 'pays: nothing'")]
    [InlineData("fmotm/programme.yaml", "from: 2021-06\n", "", "from which month it judges")]
    [InlineData("fmotm/programme.yaml", "pays: nothing", "group: pkd", "amount.yaml (unit rupiah) is missing")]
    [InlineData("matching/findings.yaml", "kind: OWNS_CAR", "kind: OWNS_BOAT", "'OWNS_BOAT' is not a word for 'kind'. Known: DECEASED,")]
    [InlineData("matching/findings.yaml", "kind: OWNS_CAR", "kind: PROPERTY", "There is no rule for the finding OWNS_CAR")]
    [InlineData("matching/findings.yaml", "stale: FINDING_STALE", "stale: UNDER_AGE", "not a reason of registration")]
    [InlineData("matching/civil_registry.yaml", "threshold: 85", "threshold: 101", "101 lies outside 1 to 100")]
    [InlineData("matching/registration.yaml", "programme: FMOTM", "programme: FMTOM", "no programme 'FMTOM'")]
    public void Run_AMistake_NamesItsFileLineAndRemedy(string path, string what, string instead, string message)
    {
        var report = LawCheck.Run(LawFolder.With(path, what, instead));

        Assert.False(report.Passed);
        Assert.Contains(report.Messages, found => found.Text.Contains(message, StringComparison.Ordinal) && found.Line > 0);
    }

    [Fact]
    public void Run_AFileLess_SaysWhichIsNeeded()
    {
        var report = LawCheck.Run(LawFolder.Files.Where(file => file.Path != "common/reasons.yaml"));

        Assert.Contains(report.Messages, message => message.ToString() == "law/common/reasons.yaml:1: The law needs this file.");
    }

    [Fact]
    public void Run_AFileInTheWrongPlace_SaysSo()
    {
        var report = LawCheck.Run(LawFolder.Files.Append(new LawFile("klj/amount.yaml", "unit: rupiah")));

        Assert.Contains(report.Messages, message => message.Text.Contains("no place for this file", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_AMistake_GivesTheLineOfTheMistake()
    {
        var report = LawCheck.Run(LawFolder.With("klj/parameters/amount.yaml", "value: 300000", "value: Rp300"));

        var first = report.Messages[0].ToString();
        Assert.StartsWith("law/klj/parameters/amount.yaml:15: 'Rp300' is not a whole", first, StringComparison.Ordinal);
    }
}
