using System.Text.Json;

namespace Paseban.Assistance.Jobs;

/// <summary>A job as it is stored.</summary>
internal sealed record JobRow(
    long Id, string Kind, string Subject, long Process, string Request, long ActorId, string Reason, string Evidence, string State,
    long AskedAt, long? StartedAt, long? BeatAt, long? EndedAt, long Tries, long Cancelling, string Stage, long Done, long? Total,
    string Outcome)
{
    public const string Columns = """
        id as Id, kind as Kind, subject as Subject, process as Process, request as Request, actor_id as ActorId, reason as Reason,
        evidence as Evidence, state as State, asked_at as AskedAt, started_at as StartedAt, beat_at as BeatAt, ended_at as EndedAt,
        tries as Tries, cancelling as Cancelling, stage as Stage, done as Done, total as Total, outcome as Outcome
        """;

    public Job Job
    {
        get
        {
            var ended = Outcome.Length == 0 ? new Ending(null, null, []) : JsonSerializer.Deserialize<Ending>(Outcome)!;
            return new(
                Id, Kind, Subject, (ProcessKind)Process, Request, ActorId, Reason, Evidence, Enum.Parse<JobState>(State, ignoreCase: true),
                Instant.FromMicroseconds(AskedAt), At(StartedAt), At(EndedAt), Cancelling != 0, new(ReadStage(), Done, Total), ended.Words,
                ended.Link, ended.Problems);
        }
    }

    public static string Code(JobState state) => state.ToString().ToLowerInvariant();

    public static string Store(Ending ending) => JsonSerializer.Serialize(ending);

    /// <summary>Empty as long as the work said nothing.</summary>
    public static string StoreStage(BilingualText stage) => JsonSerializer.Serialize(stage);

    private BilingualText ReadStage() => Stage.Length == 0 ? new("", "") : JsonSerializer.Deserialize<BilingualText>(Stage)!;

    private static DateTimeOffset? At(long? at) => at is { } known ? Instant.FromMicroseconds(known) : null;

    internal sealed record Ending(BilingualText? Words, string? Link, IReadOnlyList<Problem> Problems);
}
