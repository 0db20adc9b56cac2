namespace Paseban.Assistance.Targeting;

/// <summary>A target list as it was sent to the ministry.</summary>
/// <param name="FileHash">SHA-256 of the file that left, hexadecimal.</param>
/// <param name="Lines">People in it.</param>
/// <param name="HeldBack">Lines of the list whose case had been dropped or withdrawn by then.</param>
public sealed record Submission(long Id, long TargetListId, string FileName, string FileHash, long Lines, long HeldBack, long SubmittedAt)
{
    public string Reference => ReferenceOf(Id);

    public string TargetList => Targeting.TargetList.ReferenceOf(TargetListId);

    public DateTimeOffset At => Instant.FromMicroseconds(SubmittedAt);

    internal static string ReferenceOf(long id) => Kernel.Reference.Of("SNG", id).ToString();
}

internal static class SubmissionStore
{
    public const string Select = """
        select id as Id, target_list_id as TargetListId, file_name as FileName, file_hash as FileHash, lines as Lines,
               held_back as HeldBack, submitted_at as SubmittedAt
        from submission
        """;
}

/// <summary>Who was sent, which never changes.</summary>
public static class SubmissionRows
{
    public static readonly RowSet Set = new(
        "submission.lines", "select number, person_id, application_id from submission_line where submission_id = @id order by number");
}
