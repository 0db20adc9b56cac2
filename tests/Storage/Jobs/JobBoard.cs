using Paseban.Assistance.Jobs;

namespace Paseban.Tests.Storage.Jobs;

/// <summary>A database on which Dewi asks for works, the desk that hands them out, and the clock that both look at.</summary>
internal sealed class JobBoard : IAsyncDisposable
{
    private readonly TestDatabase test;

    private JobBoard(TestDatabase test, Actor actor)
    {
        this.test = test;
        Actor = actor;
        Desk = new JobDesk(test.Database, Clock);
        Jobs = new ShowJobs(test.Database);
    }

    public Database Database => test.Database;

    public Actor Actor { get; }

    public HandClock Clock { get; } = new();

    public JobDesk Desk { get; }

    public ShowJobs Jobs { get; }

    public static async Task<JobBoard> CreateAsync(Engine engine)
    {
        var made = await TestDatabase.CreateAsync(engine);
        return new(made, await AddActorAsync(made.Database, 7, "dewi"));
    }

    public Task<Actor> AddActorAsync(long id, string name) => AddActorAsync(Database, id, name);

    public async Task<Job> AskAsync(string name = "R1")
    {
        var context = A.Process(ProcessKind.RunBuilding, actor: Actor);
        return (await new AskJob(Database).RunAsync("run-build", name, new AskedRun(name), context, Stop)).Value;
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private static async Task<Actor> AddActorAsync(Database database, long id, string name)
    {
        await using var work = await database.BeginAsync(A.Process(), Stop);
        await work.ExecuteAsync("insert into actor (id, name, created_at) values (@id, @name, 1)", new { id, name }, Stop);
        await work.ExecuteAsync(
            "insert into actor_role (actor_id, role) values (@id, @role)", new { id, role = (long)Role.PusdatinOfficer }, Stop);
        await work.CommitAsync(Stop);
        return A.Actor(id, Role.PusdatinOfficer);
    }
}

internal sealed record AskedRun(string Name);

/// <summary>Stands still until a test moves it.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = A.Morning;

    public override DateTimeOffset GetUtcNow() => Now;
}
