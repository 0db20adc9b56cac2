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
    /// <remarks>
    /// Without a window function, so that either engine can look a case up by its key wherever it misjudges how many there are.
    /// </remarks>
    public static string Of(CaseStep step) => string.Create(CultureInfo.InvariantCulture, $"""
        (select s.person_id, s.application_id, s.programme, s.outcome, s.reason, s.detail, b.reference, s.batch_id
         from case_step s join case_batch b on b.id = s.batch_id and b.step = {(long)step}
         where not exists (
             select 1 from case_step later join case_batch l on l.id = later.batch_id and l.step = {(long)step}
             where later.person_id = s.person_id and later.application_id = s.application_id and later.programme = s.programme
               and later.batch_id > s.batch_id))
        """);
}
