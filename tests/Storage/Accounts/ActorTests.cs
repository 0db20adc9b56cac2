using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Storage.Accounts;

public sealed class ActorTests
{
    [DatabaseTheory]
    public async Task Bootstrap_WithoutAnyActor_AddsAnAdministrator(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        var added = await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");

        Assert.Equal([Role.Administrator], added.Value.Roles);
        Assert.False(added.Value.AlreadyThere);
    }

    [DatabaseTheory]
    public async Task Bootstrap_WithAnActor_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");

        var again = await Office.BootstrapAsync(test.Database, "Mallory", "psb_second");

        Assert.Equal("actor.bootstrapped", Assert.Single(again.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Bootstrap_RepeatedWithTheSameToken_ChangesNothing(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");

        var again = await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");

        Assert.True(again.Value.AlreadyThere);
        Assert.Single(await new ListActors(test.Database).RunAsync(A.Morning, Stop));
    }

    [DatabaseTheory]
    public async Task Bootstrap_WithAKnownTokenAndAnotherName_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");

        var other = await Office.BootstrapAsync(test.Database, "Mallory", "psb_first");

        Assert.Equal("token.taken", Assert.Single(other.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Add_WithANameThatIsTaken_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        var again = await Office.AddAsync(test.Database, "Budi", "psb_other", Role.PusdatinOfficer);

        Assert.Equal("actor.name-taken", Assert.Single(again.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Add_WhoBuildsAndApproves_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        var added = await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer, Role.DinasApprover);

        Assert.Equal("actor.incompatible-roles", Assert.Single(added.Problems).Code);
    }

    [DatabaseTheory]
    public async Task ChangeRoles_OfOneself_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");
        var dewi = (await new ProveActor(test.Database).RunAsync(Office.Token("psb_first"), A.Morning, Stop)).Value;

        var changed = await new ChangeRoles(test.Database).RunAsync(
            new("Dewi", Roles(Role.Treasurer), Roles(Role.Administrator)), A.Process(ProcessKind.ActorChanging, actor: dewi), Stop);

        Assert.Equal("actor.oneself", Assert.Single(changed.Problems).Code);
    }

    [DatabaseTheory]
    public async Task ChangeRoles_OfAnother_TakesEffectAtOnce(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        var changed = await new ChangeRoles(test.Database).RunAsync(
            new("Budi", Roles(Role.Treasurer), Roles(Role.PusdatinOfficer)), A.Process(ProcessKind.ActorChanging), Stop);

        var budi = (await new ProveActor(test.Database).RunAsync(Office.Token("psb_budi"), A.Morning, Stop)).Value;
        Assert.Equal([Role.PusdatinOfficer], changed.Value.Before);
        Assert.Equal([Role.Treasurer], budi.Roles);
    }

    [DatabaseTheory]
    public async Task Retire_TheLastAdministrator_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");

        var retired = await new RetireActor(test.Database).RunAsync("Dewi", A.Process(ProcessKind.ActorChanging), Stop);

        Assert.Equal("actor.last-administrator", Assert.Single(retired.Problems).Code);
    }

    private static HashSet<Role> Roles(params Role[] roles) => [.. roles];
}
