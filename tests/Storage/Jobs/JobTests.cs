using Paseban.Assistance.Jobs;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;

namespace Paseban.Tests.Storage.Jobs;

public sealed class JobTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [DatabaseTheory]
    public async Task Ask_Twice_IsOneJobUntilItEnds(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        var clock = new Clock();
        var desk = new JobDesk(test.Database, clock);

        var first = await AskAsync(test.Database, actor);
        var second = await AskAsync(test.Database, actor);
        var taken = await desk.TakeAsync(Stop);
        var third = await AskAsync(test.Database, actor);
        await desk.DoneAsync(first.Id, new(new("Tersusun", "Built"), "/runs/R1"), Stop);
        var fourth = await AskAsync(test.Database, actor);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Id, third.Id);
        Assert.NotEqual(first.Id, fourth.Id);
        Assert.Equal(("R1", actor.Id), (taken!.Value.Job.Asked<Asked>().Name, taken.Value.Actor.Id));
        var done = (await new ShowJobs(test.Database).FindAsync(first.Reference, actor, Stop)).Value;
        Assert.Equal((JobState.Done, "Built", "/runs/R1"), (done.State, done.Words!.En, done.Link));
    }

    [DatabaseTheory]
    public async Task Ask_SomethingElseUponTheSame_IsRefusedAndNamesWhoAsked(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var (dewi, budi) = (await ActorAsync(test.Database), await ActorAsync(test.Database, 8, "budi"));
        var ask = new AskJob(test.Database);
        await AskAsync(test.Database, dewi);

        var contents = await ask.RunAsync(
            "run-build", "R1", new Asked("R2"), A.Process(ProcessKind.RunBuilding, actor: dewi), Stop);
        var other = await ask.RunAsync("run-build", "R1", new Asked("R1"), A.Process(ProcessKind.RunBuilding, actor: budi), Stop);

        Assert.Equal("job.under-way", Assert.Single(contents.Problems).Code);
        var refused = Assert.Single(other.Problems);
        Assert.Equal((ProblemKind.Conflict, "job.under-way"), (refused.Kind, refused.Code));
        Assert.StartsWith("dewi asked", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("dewi sudah meminta", refused.Indonesian!.Message, StringComparison.Ordinal);
        Assert.Single((await new ShowJobs(test.Database).ListAsync(A.Actor(98, Role.Auditor), ct: Stop)).Value.Jobs);
    }

    [DatabaseTheory]
    public async Task Take_ACalledOffJobWhoseProcessDied_EndsIt(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        var clock = new Clock();
        var (jobs, desk) = (new ShowJobs(test.Database), new JobDesk(test.Database, clock));
        var job = await AskAsync(test.Database, actor);
        await desk.TakeAsync(Stop);
        await jobs.CancelAsync(job.Reference, A.Process(ProcessKind.RunBuilding, actor: actor), Stop);
        clock.Now += TimeSpan.FromMinutes(4);

        Assert.Null(await desk.TakeAsync(Stop));

        Assert.Equal(JobState.Cancelled, (await jobs.FindAsync(job.Reference, actor, Stop)).Value.State);
    }

    [DatabaseTheory]
    public async Task Break_ACalledOffJob_EndsIt(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        var (jobs, desk) = (new ShowJobs(test.Database), new JobDesk(test.Database, new Clock()));
        var job = await AskAsync(test.Database, actor);
        await desk.TakeAsync(Stop);
        await jobs.CancelAsync(job.Reference, A.Process(ProcessKind.RunBuilding, actor: actor), Stop);

        await desk.BrokenAsync(job.Id, Stop);

        Assert.Equal(JobState.Cancelled, (await jobs.FindAsync(job.Reference, actor, Stop)).Value.State);
    }

    [DatabaseTheory]
    public async Task Break_AJob_LetsAMinutePassAndFailsItTheThirdTime(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        var clock = new Clock();
        var desk = new JobDesk(test.Database, clock);
        var job = await AskAsync(test.Database, actor);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(job.Id, (await desk.TakeAsync(Stop))!.Value.Job.Id);
            await desk.BrokenAsync(job.Id, Stop);
            Assert.Null(await desk.TakeAsync(Stop));
            clock.Now += TimeSpan.FromSeconds(61);
        }

        Assert.Null(await desk.TakeAsync(Stop));
        var failed = (await new ShowJobs(test.Database).FindAsync(job.Reference, actor, Stop)).Value;
        Assert.Equal((JobState.Failed, "job.failed"), (failed.State, Assert.Single(failed.Problems).Code));
    }

    [DatabaseTheory]
    public async Task PutBack_WhenTheSiteStops_CostsNoTry(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        var desk = new JobDesk(test.Database, new Clock());
        var job = await AskAsync(test.Database, actor);

        for (var stop = 0; stop < 5; stop++)
        {
            Assert.Equal(job.Id, (await desk.TakeAsync(Stop))!.Value.Job.Id);
            await desk.PutBackAsync(job.Id, Stop);
        }

        Assert.Equal(JobState.Waiting, (await new ShowJobs(test.Database).FindAsync(job.Reference, actor, Stop)).Value.State);
    }

    [DatabaseTheory]
    public async Task Take_AfterItsProcessDied_BeginsItAgainThreeTimesAtMost(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        var clock = new Clock();
        var desk = new JobDesk(test.Database, clock);
        var job = await AskAsync(test.Database, actor);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(job.Id, (await desk.TakeAsync(Stop))!.Value.Job.Id);
            Assert.Null(await desk.TakeAsync(Stop));
            clock.Now += TimeSpan.FromMinutes(2);
            Assert.False(await desk.BeatAsync(job.Id, new(new("Membaca", "Reading"), 1, 2), Stop));
            clock.Now += TimeSpan.FromMinutes(2);
            Assert.Null(await desk.TakeAsync(Stop));
            clock.Now += TimeSpan.FromMinutes(2);
        }

        Assert.Null(await desk.TakeAsync(Stop));
        Assert.Equal(JobState.Failed, (await new ShowJobs(test.Database).FindAsync(job.Reference, actor, Stop)).Value.State);
    }

    [DatabaseTheory]
    public async Task Take_ByTwoAtOnce_GivesItToOne(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await AskAsync(test.Database, await ActorAsync(test.Database));

        var taken = await Task.WhenAll(
            new JobDesk(test.Database, new Clock()).TakeAsync(Stop), new JobDesk(test.Database, new Clock()).TakeAsync(Stop));

        Assert.Single(taken, one => one is not null);
    }

    [DatabaseTheory]
    public async Task Take_WhenTheAskerLostTheRight_RefusesIt(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        var job = await AskAsync(test.Database, actor);
        await using (var work = await test.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync("delete from actor_role", ct: Stop);
            await work.CommitAsync(Stop);
        }

        Assert.Null(await new JobDesk(test.Database, new Clock()).TakeAsync(Stop));

        var refused = (await new ShowJobs(test.Database).FindAsync(job.Reference, actor, Stop)).Value;
        Assert.Equal((JobState.Refused, "job.right"), (refused.State, Assert.Single(refused.Problems).Code));
    }

    [DatabaseTheory]
    public async Task Cancel_BeforeAndDuringTheWork_EndsIt(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        var (jobs, desk) = (new ShowJobs(test.Database), new JobDesk(test.Database, new Clock()));
        var context = A.Process(ProcessKind.RunBuilding, actor: actor);

        var waiting = await AskAsync(test.Database, actor);
        var ended = (await jobs.CancelAsync(waiting.Reference, context, Stop)).Value;
        var running = await AskAsync(test.Database, actor);
        await desk.TakeAsync(Stop);
        var told = (await jobs.CancelAsync(running.Reference, context, Stop)).Value;

        Assert.Equal(JobState.Cancelled, ended.State);
        Assert.Equal((JobState.Running, true), (told.State, told.Cancelling));
        Assert.True(await desk.BeatAsync(running.Id, new(new("Membaca", "Reading"), 1, 2), Stop));
    }

    [DatabaseTheory]
    public async Task Find_AnothersJob_IsUnknownExceptToThoseWhoWatch(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var job = await AskAsync(test.Database, await ActorAsync(test.Database));
        var jobs = new ShowJobs(test.Database);

        var other = await jobs.FindAsync(job.Reference, A.Actor(99, Role.PusdatinOfficer), Stop);
        var auditor = A.Actor(98, Role.Auditor);
        var cancelled = await jobs.CancelAsync(job.Reference, A.Process(ProcessKind.RunBuilding, actor: auditor), Stop);

        Assert.Equal("job.unknown", other.Problems[0].Code);
        Assert.True((await jobs.FindAsync(job.Reference, auditor, Stop)).Succeeded);
        Assert.Equal("job.other", cancelled.Problems[0].Code);
        Assert.Empty((await jobs.ListAsync(A.Actor(99, Role.PusdatinOfficer), ct: Stop)).Value.Jobs);
    }

    [DatabaseTheory]
    public async Task List_OfMany_GoesOnWhereThePageEnded(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var actor = await ActorAsync(test.Database);
        for (var i = 0; i < 5; i++) await AskAsync(test.Database, actor, $"R{i}");
        var jobs = new ShowJobs(test.Database);

        var first = (await jobs.ListAsync(actor, null, 3, Stop)).Value;
        var second = (await jobs.ListAsync(actor, first.After, 3, Stop)).Value;

        Assert.Equal(["R4", "R3", "R2"], first.Jobs.Select(job => job.Subject));
        Assert.Equal(["R1", "R0"], second.Jobs.Select(job => job.Subject));
        Assert.Null(second.After);
    }

    private static async Task<Job> AskAsync(Database database, Actor actor, string name = "R1")
    {
        var context = A.Process(ProcessKind.RunBuilding, actor: actor);
        return (await new AskJob(database).RunAsync("run-build", name, new Asked(name), context, Stop)).Value;
    }

    private static async Task<Actor> ActorAsync(Database database, long id = 7, string name = "dewi")
    {
        await using var work = await database.BeginAsync(A.Process(), Stop);
        await work.ExecuteAsync("insert into actor (id, name, created_at) values (@id, @name, 1)", new { id, name }, Stop);
        await work.ExecuteAsync(
            "insert into actor_role (actor_id, role) values (@id, @role)", new { id, role = (long)Role.PusdatinOfficer }, Stop);
        await work.CommitAsync(Stop);
        return A.Actor(id, Role.PusdatinOfficer);
    }

    private sealed record Asked(string Name);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = A.Morning;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
