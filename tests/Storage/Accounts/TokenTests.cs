using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Storage.Accounts;

public sealed class TokenTests
{
    [DatabaseTheory]
    public async Task Prove_WithTheirToken_AnswersWhoActs(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        var proven = await ProveAsync(test, "psb_budi", A.Morning);

        Assert.Equal("Budi", proven.Value.Name);
        Assert.Equal([Role.PusdatinOfficer], proven.Value.Roles);
    }

    [DatabaseTheory]
    public async Task Prove_WithAnUnknownToken_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        var proven = await ProveAsync(test, "psb_nobody", A.Morning);

        Assert.Equal((ProblemKind.Forbidden, "token.unknown"), (proven.Problems[0].Kind, proven.Problems[0].Code));
    }

    [DatabaseTheory]
    public async Task Prove_AtTheInstantOfExpiry_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        var before = await ProveAsync(test, "psb_budi", A.Morning.AddDays(90).AddMicroseconds(-1));
        var at = await ProveAsync(test, "psb_budi", A.Morning.AddDays(90));

        Assert.True(before.Succeeded);
        Assert.Equal("token.expired", Assert.Single(at.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Issue_ANewToken_EndsTheEarlierOnes(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_old", Role.PusdatinOfficer);

        await IssueAsync(test, "psb_new", keepOthers: false);

        Assert.Equal("token.revoked", Assert.Single((await ProveAsync(test, "psb_old", A.Morning)).Problems).Code);
        Assert.True((await ProveAsync(test, "psb_new", A.Morning)).Succeeded);
    }

    [DatabaseTheory]
    public async Task Issue_KeepingOthers_LeavesBothHolding(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_old", Role.PusdatinOfficer);

        await IssueAsync(test, "psb_new", keepOthers: true);

        Assert.True((await ProveAsync(test, "psb_old", A.Morning)).Succeeded);
        Assert.True((await ProveAsync(test, "psb_new", A.Morning)).Succeeded);
    }

    [DatabaseTheory]
    public async Task Retire_AnActor_EndsTheirTokens(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        await new RetireActor(test.Database).RunAsync("Budi", A.Process(ProcessKind.ActorChanging), Stop);

        Assert.False((await ProveAsync(test, "psb_budi", A.Morning)).Succeeded);
    }

    [DatabaseTheory]
    public async Task Issue_ForLongerThanAllowed_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        var issued = await new IssueToken(test.Database).RunAsync(
            new("Budi", Office.New("psb_new", AccessToken.MaximumDays + 1), KeepOthers: false), A.Process(ProcessKind.ActorChanging), Stop);

        Assert.Equal("token.expiry", Assert.Single(issued.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Database_AfterATokenWasIssued_HoldsOnlyItsHash(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        await using var reading = await test.Database.ReadAsync(Stop);
        var stored = await reading.ListAsync<string>("select token_hash from actor_token", ct: Stop);
        var events = await reading.ListAsync<string>("select body from audit_event", ct: Stop);

        Assert.Equal([AccessToken.Hash(Office.Token("psb_budi"))], stored);
        Assert.DoesNotContain(events, body => body.Contains("psb_", StringComparison.Ordinal));
    }

    private static Task<Outcome<Actor>> ProveAsync(TestDatabase test, string token, DateTimeOffset at) =>
        new ProveActor(test.Database).RunAsync(Office.Token(token), at, Stop);

    private static Task<Outcome<TokenIssued>> IssueAsync(TestDatabase test, string token, bool keepOthers) =>
        new IssueToken(test.Database).RunAsync(new("Budi", Office.New(token), keepOthers), A.Process(ProcessKind.ActorChanging), Stop);
}
