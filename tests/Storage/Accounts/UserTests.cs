using Paseban.Assistance.Accounts;
using static Paseban.Tests.Storage.Accounts.Desk;

namespace Paseban.Tests.Storage.Accounts;

public sealed class UserTests
{
    [DatabaseTheory]
    public async Task Add_ForTheKelurahanWithoutAnArea_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);

        Assert.Equal("user.area-missing", (await desk.AddAsync("budi", role: Role.Pendamsos)).Problems.Single().Code);
        Assert.Equal(
            "user.area-unknown", (await desk.AddAsync("budi", role: Role.Pendamsos, area: "31.71.03.1999")).Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Add_ALoginThatIsTakenOrNone_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.AddAsync("budi");

        Assert.Equal("user.login-taken", (await desk.AddAsync("BUDI")).Problems.Single().Code);
        Assert.Equal("user.login", (await desk.AddAsync("b")).Problems.Single().Code);
        Assert.Equal("user.login", (await desk.AddAsync("budi@dki")).Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Add_ThatIsRefused_NamesTheFieldOfTheForm(Engine engine)
    {
        await using var desk = await OpenAsync(engine);

        Assert.Equal("login", (await desk.AddAsync("b")).Problems.Single().Field);
        Assert.Equal("roles", (await desk.AddAsync("budi", role: Role.Citizen)).Problems.Single().Field);
        Assert.Equal("areas", (await desk.AddAsync("budi", role: Role.Lurah)).Problems.Single().Field);
    }

    [DatabaseTheory]
    public async Task Add_ACitizen_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);

        Assert.Equal("user.citizen", (await desk.AddAsync("budi", role: Role.Citizen)).Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Add_ForAnActorWithAToken_GivesThemALogin(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var actor = await Office.AddAsync(desk.Database, "Name of budi", "psb_budi", Role.Treasurer);

        var other = await desk.AddAsync("budi");
        var same = await desk.AddAsync("budi", role: Role.Treasurer);
        var second = await desk.AddAsync("budi2", role: Role.Treasurer);

        Assert.Equal("user.other-roles", other.Problems.Single().Code);
        Assert.Equal(actor.Value.Actor, same.Value.Actor);
        Assert.Equal([Role.Treasurer], same.Value.Roles);
        Assert.True(second.Succeeded, "another name is another actor");
    }

    [DatabaseTheory]
    public async Task Add_WithAGivenPassword_NeedsASandbox(Engine engine)
    {
        await using var real = await OpenAsync(engine, sandbox: false);
        await using var sandbox = await OpenAsync(engine);

        var refused = await real.AddAsync("budi", new(Password, null));
        var added = await sandbox.AddAsync("budi", new(Password, null));
        var again = await sandbox.AddAsync("budi", new(Password, null));

        Assert.Equal("user.given-credentials", refused.Problems.Single().Code);
        Assert.Null(added.Value.FirstPassword);
        Assert.True(again.Value.AlreadyThere);
    }

    [DatabaseTheory]
    public async Task Change_RolesAndAreas_CountsFromTheNextPageOn(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var token = (await desk.EnterAsync("budi", await desk.AddKnownAsync("budi"))).Token;

        var changed = await new ChangeUser(desk.Database).RunAsync(
            new("budi", new HashSet<Role> { Role.Lurah }, new HashSet<Role> { Role.PusdatinOfficer }, [AreaCode.Parse(Cideng)]),
            desk.Process(ProcessKind.ActorChanging),
            Stop);

        var who = (await desk.FindAsync(token))!;
        Assert.Equal([Role.PusdatinOfficer], changed.Value.RolesBefore);
        Assert.Equal([Role.Lurah], who.Actor.Roles);
        Assert.True(who.Actor.Covers(AreaCode.Parse(Cideng)));
        Assert.False(who.Actor.Covers(AreaCode.Parse("31.73.06.1001")));
    }

    [DatabaseTheory]
    public async Task Change_ToTheKelurahanWithoutAnArea_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.AddKnownAsync("budi");

        var changed = await new ChangeUser(desk.Database).RunAsync(
            new("budi", new HashSet<Role> { Role.Lurah }, new HashSet<Role> { Role.PusdatinOfficer }, Areas: null),
            desk.Process(ProcessKind.ActorChanging),
            Stop);

        Assert.Equal("user.area-missing", changed.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Reset_OfALockedUser_EndsSessionsAndTheSecondStep(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var token = (await desk.EnterAsync("budi", await desk.AddKnownAsync("budi"))).Token;
        for (var i = 0; i < 5; i++) await desk.SignInAsync("budi", "wrong password");

        var reset = await new ResetUser(desk.Database, desk.Keys).RunAsync("budi", desk.Process(ProcessKind.ActorChanging), Stop);

        Assert.Equal(1, reset.Value.SessionsEnded);
        Assert.Null(await desk.FindAsync(token));
        var step = (await desk.SignInAsync("budi", reset.Value.FirstPassword)).Value;
        Assert.Equal(SignInNext.ChangePassword, step.Next);
        Assert.True((await desk.FindAsync(step.Token))!.MustSetUpCode);
    }

    [DatabaseTheory]
    public async Task Unlock_AfterALock_LetsTryAtOnce(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.AddKnownAsync("budi");
        for (var i = 0; i < 5; i++) await desk.SignInAsync("budi", "wrong password");
        var use = new UnlockUser(desk.Database, desk.Keys);

        var locked = (await ListAsync(desk)).Single().LockedUntil;
        await use.RunAsync("budi", desk.Process(ProcessKind.ActorChanging), Stop);
        await use.RunAsync("budi", desk.Process(ProcessKind.ActorChanging), Stop);

        Assert.Equal(desk.Now.AddMinutes(15), locked);
        Assert.Null((await ListAsync(desk)).Single().LockedUntil);
        Assert.True((await desk.SignInAsync("budi")).Succeeded);
        Assert.Single(await desk.EventsAsync(), kind => kind == "user.unlocked");
    }

    [DatabaseTheory]
    public async Task List_OfTwo_TellsSecondStepAndLastSignIn(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.AddAsync("agus", role: Role.Lurah, area: Cideng);
        await desk.EnterAsync("budi", await desk.AddKnownAsync("budi"));

        var listed = await ListAsync(desk);

        Assert.Equal(["agus", "budi"], listed.Select(user => user.Login));
        Assert.Equal([(false, true), (true, false)], listed.Select(user => (user.HasSecondStep, user.MustChangePassword)));
        Assert.Equal([null, desk.Now], listed.Select(user => user.LastSignInAt));
        Assert.Equal([AreaCode.Parse(Cideng)], listed[0].Areas);
    }

    [DatabaseTheory]
    public async Task AuditTrail_OfAllOfIt_HoldsNoSecret(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var added = await desk.AddAsync("agus");
        var secret = await desk.AddKnownAsync("budi");
        var session = await desk.EnterAsync("budi", secret);
        var reset = await new ResetUser(desk.Database, desk.Keys).RunAsync("agus", desk.Process(ProcessKind.ActorChanging), Stop);

        var bodies = string.Join('\n', await desk.BodiesAsync());

        foreach (var hidden in (string[])[added.Value.FirstPassword!, reset.Value.FirstPassword, Password, secret, session.Token])
            Assert.DoesNotContain(hidden, bodies, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<ListedUser>> ListAsync(Desk desk) =>
        new ListUsers(desk.Database, desk.Keys).RunAsync(desk.Now, Stop);
}
