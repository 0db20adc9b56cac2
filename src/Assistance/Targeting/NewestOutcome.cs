using System.Globalization;
using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Targeting;

/// <summary>What a step said last of each case, as the SQL of a table.</summary>
internal static class NewestOutcome
{
    /// <summary>Outcomes with which a case goes on.</summary>
    public const string GoesOn = "('passed', 'reopened')";

    /// <summary>
    /// Columns of <c>case_step</c> with the batch's reference; one row for each person, application and programme. Steps are taken again
    /// (minutes corrected, a second answer of the ministry): the newest batch counts.
    /// </summary>
    public static string Of(CaseStep step) => string.Create(CultureInfo.InvariantCulture, $"""
        (select person_id, application_id, programme, outcome, reason, detail, reference, batch_id
         from (
             select s.person_id, s.application_id, s.programme, s.outcome, s.reason, s.detail, b.reference, s.batch_id,
                    row_number() over (partition by s.person_id, s.application_id, s.programme order by s.batch_id desc) as age
             from case_batch b join case_step s on s.batch_id = b.id
             where b.step = {(long)step}) taken
         where age = 1)
        """);
}
