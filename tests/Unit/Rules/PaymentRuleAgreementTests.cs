using FsCheck;
using FsCheck.Fluent;
using Paseban.Rules;
using Always = Paseban.Tests.TestKit.Law;

namespace Paseban.Tests.Unit.Rules;

/// <summary>The money path and the assessment must never disagree about who is paid for a month.</summary>
public sealed class PaymentRuleAgreementTests
{
    private static readonly Gen<Month> Months = Gen.Choose(new Month(2023, 1).Index, new Month(2026, 12).Index).Select(i => new Month(i));

    private static readonly Gen<DateOnly?> Events = Gen.Frequency(
        (2, Gen.Constant<DateOnly?>(null)),
        (3, Gen.Choose(-70, 70).Select(days => (DateOnly?)new DateOnly(2024, 3, 1).AddDays(days))));

    [Theory]
    [InlineData("first_day", "paid")]
    [InlineData("first_day", "not_paid")]
    [InlineData("last_day", "paid")]
    [InlineData("last_day", "not_paid")]
    public void PaymentRule_AnyDatesAndMonth_AllowsWhatTheAssessmentFindsEligible(string judgedDay, string monthOfDeath)
    {
        var law = Reading(judgedDay, monthOfDeath);
        var months = Gen.Frequency((1, Months), (2, Gen.Constant(new Month(2024, 3))));
        var people = Sample.BirthDate.Zip(Events).Zip(Events);

        Always.Holds(Gen.Elements(law.Programmes.ToArray()), months, people, (programme, month, person) =>
        {
            var ((birth, death), move) = person;
            var assessor = programme.At(month).Value;
            var sheet = assessor.NewSheet();
            var source = Sample.Facts.Source("CIVIL").Value;
            foreach (var any in law.Facts.Sources) sheet.Add(any, new DateOnly(2018, 4, 1), Sample.Entitled);
            sheet.State(law.Facts.Find("birth_date")!, source, assessor.JudgedDay, birth);
            if (death is { } died) sheet.State(law.Facts.Find("death_date")!, source, assessor.JudgedDay, died);
            if (move is { } moved) sheet.State(law.Facts.Find("moved_out_date")!, source, assessor.JudgedDay, moved);

            return assessor.Payment.Allows(birth, death, move) == (assessor.Judge(sheet).Outcome == Eligibility.Eligible);
        });
    }

    [Fact]
    public void PaymentRule_AnyBirthDate_CountsYearsAndMonthsAsACalendarDoes() =>
        Always.Holds(Sample.BirthDate, Months, (birth, month) =>
        {
            var elder = LawFolder.Law.PaymentRuleFor("KLJ", month).Value;
            var child = LawFolder.Law.PaymentRuleFor("KAJ", month).Value;

            return elder.Allows(birth, null, null) == (Birthdays(birth, month.FirstDay) >= 60)
                && child.Allows(birth, null, null) == (birth <= month.FirstDay && Birthdays(birth, month.FirstDay) < 7);
        });

    /// <summary>Counts birthdays one by one, as a person would; 29 February is kept on 1 March of common years.</summary>
    private static int Birthdays(DateOnly birth, DateOnly until)
    {
        var count = 0;
        for (var year = birth.Year + 1; year <= until.Year; year++)
        {
            var isLeapDay = birth is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year);
            var birthday = isLeapDay ? new DateOnly(year, 3, 1) : new DateOnly(year, birth.Month, birth.Day);
            if (birthday <= until) count++;
        }
        return count;
    }

    private static Paseban.Rules.Law Reading(string judgedDay, string monthOfDeath)
    {
        var files = LawFolder.Files.Select(file => file.Path switch
        {
            "common/parameters/judged_day.yaml" => Saying(file, "first_day", judgedDay),
            "common/parameters/month_of_death.yaml" => Saying(file, "paid", monthOfDeath),
            _ => file,
        });
        return Paseban.Rules.Law.Load(files).Value;
    }

    private static LawFile Saying(LawFile file, string standard, string value) =>
        file with { Text = file.Text.Replace($"    value: {standard}\n", $"    value: {value}\n", StringComparison.Ordinal) };
}
