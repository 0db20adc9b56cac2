using Paseban.Assistance.Accounts;
using static Paseban.Tests.Storage.Accounts.Desk;

namespace Paseban.Tests.Storage.Accounts;

public sealed class CitizenTests
{
    private const string Contact = "siti@contoh.id";

    [DatabaseTheory]
    public async Task SignUp_AndTheCode_MakeAnAccountThatSignsIn(Engine engine)
    {
        await using var desk = await OpenAsync(engine);

        var asked = (await SignUpAsync(desk, Contact)).Value;
        var before = await desk.SignInAsync(Contact, kind: AccountKind.Citizen);
        var step = (await ConfirmAsync(desk, asked.Handle, await CodeAsync(desk))).Value;
        var later = await desk.SignInAsync(" SITI@contoh.id", kind: AccountKind.Citizen);

        var who = (await desk.FindAsync(step.Token))!;
        Assert.Equal("sign-in.refused", before.Problems.Single().Code);
        Assert.Equal(SignInNext.Done, step.Next);
        Assert.Equal([Role.Citizen], who.Actor.Roles);
        Assert.StartsWith("Siti Aminah (ACT-", who.Actor.Name, StringComparison.Ordinal);
        Assert.Equal(AccountKind.Citizen, who.Kind);
        Assert.True(later.Succeeded);
        Assert.Empty(await new ListActors(desk.Database).RunAsync(desk.Now, Stop));
    }

    [DatabaseTheory]
    public async Task SignUp_OfAContactThatHasAnAccount_IsAnsweredAlikeAndSendsNoCode(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await EnrolAsync(desk, Contact);

        var again = await SignUpAsync(desk, Contact, "sembilan rusa kuning");
        var message = await desk.Messages.NewestAsync();

        Assert.True(again.Succeeded);
        Assert.Contains("sudah punya akun", message.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]{6}", message.Text);
        Assert.True((await desk.SignInAsync(Contact, kind: AccountKind.Citizen)).Succeeded, "the password is as it was");
    }

    [DatabaseTheory]
    public async Task SignUp_BySomebodyElseMeanwhile_DoesNotLendTheirPassword(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var mine = (await SignUpAsync(desk, Contact)).Value;
        var myCode = await CodeAsync(desk);
        await SignUpAsync(desk, Contact, "kata sandi penyusup");

        var step = await ConfirmAsync(desk, mine.Handle, myCode);

        Assert.True(step.Succeeded);
        Assert.True((await desk.SignInAsync(Contact, kind: AccountKind.Citizen)).Succeeded);
        Assert.False((await desk.SignInAsync(Contact, "kata sandi penyusup", AccountKind.Citizen)).Succeeded);
    }

    [DatabaseTheory]
    public async Task Confirm_WrongFiveTimes_TakesNoMore(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var asked = (await SignUpAsync(desk, Contact)).Value;
        var code = await CodeAsync(desk);
        for (var i = 0; i < 5; i++) Assert.Equal("code.wrong", (await ConfirmAsync(desk, asked.Handle, "99999")).Problems.Single().Code);

        var right = await ConfirmAsync(desk, asked.Handle, code);

        Assert.Equal("code.ended", right.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Confirm_AfterAQuarterOfAnHourOrTwice_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var late = (await SignUpAsync(desk, Contact)).Value;
        var lateCode = await CodeAsync(desk);
        desk.Wait(TimeSpan.FromMinutes(15));
        var asked = (await SignUpAsync(desk, Contact)).Value;
        var code = await CodeAsync(desk);

        var tooLate = await ConfirmAsync(desk, late.Handle, lateCode);
        var first = await ConfirmAsync(desk, asked.Handle, code);
        var second = await ConfirmAsync(desk, asked.Handle, code);

        Assert.Equal("code.ended", tooLate.Problems.Single().Code);
        Assert.True(first.Succeeded);
        Assert.Equal("code.ended", second.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Resend_AfterAMinute_SendsAnotherCodeAndEndsTheFirst(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var asked = (await SignUpAsync(desk, Contact)).Value;
        var first = await CodeAsync(desk);
        var use = new ResendCode(desk.Database, desk.Keys);

        var tooSoon = await use.RunAsync(asked.Handle, desk.Process(ProcessKind.SigningUp), Stop);
        desk.Wait(TimeSpan.FromMinutes(1));
        await use.RunAsync(asked.Handle, desk.Process(ProcessKind.SigningUp), Stop);
        var second = await CodeAsync(desk);
        desk.Wait(TimeSpan.FromMinutes(1));
        await use.RunAsync(asked.Handle, desk.Process(ProcessKind.SigningUp), Stop);
        desk.Wait(TimeSpan.FromMinutes(1));
        var tooOften = await use.RunAsync(asked.Handle, desk.Process(ProcessKind.SigningUp), Stop);

        Assert.Equal("code.too-soon", tooSoon.Problems.Single().Code);
        Assert.Equal("code.ended", tooOften.Problems.Single().Code);
        Assert.False((await ConfirmAsync(desk, asked.Handle, first == second ? "0" : first)).Succeeded);
        Assert.True((await ConfirmAsync(desk, asked.Handle, await CodeAsync(desk))).Succeeded);
    }

    [DatabaseTheory]
    public async Task SignUp_SixTimesInAnHour_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        for (var i = 0; i < 5; i++) Assert.True((await SignUpAsync(desk, Contact)).Succeeded);

        var sixth = await SignUpAsync(desk, Contact);
        var other = await SignUpAsync(desk, "0812-3456-7890");
        desk.Wait(TimeSpan.FromHours(1));
        var later = await SignUpAsync(desk, Contact);

        Assert.Equal("code.too-many", sixth.Problems.Single().Code);
        Assert.True(other.Succeeded && later.Succeeded);
    }

    [DatabaseTheory]
    public async Task SignUp_WithEverythingWrong_TellsEachFieldInIndonesian(Engine engine)
    {
        await using var desk = await OpenAsync(engine);

        var refused = await new SignUp(desk.Database, desk.Keys).RunAsync(new("", "siti", "pendek"), desk.Process(), Stop);

        Assert.Equal(["name", "contact", "password"], refused.Problems.Select(problem => problem.Field));
        Assert.All(refused.Problems, problem => Assert.NotNull(problem.Indonesian));
    }

    [DatabaseTheory]
    public async Task Recovery_WithTheCode_SetsThePasswordAndEndsSessions(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var session = await EnrolAsync(desk, Contact);
        for (var i = 0; i < 5; i++) await desk.SignInAsync(Contact, "wrong password", AccountKind.Citizen);

        var asked = (await RecoverAsync(desk, Contact)).Value;
        var weak = await FinishAsync(desk, asked.Handle, await CodeAsync(desk), "pendek");
        var step = await FinishAsync(desk, asked.Handle, await CodeAsync(desk), "sembilan rusa kuning");

        Assert.Equal("password.short", weak.Problems.Single().Code);
        Assert.NotNull(await desk.FindAsync(step.Value.Token));
        Assert.Null(await desk.FindAsync(session));
        Assert.True((await desk.SignInAsync(Contact, "sembilan rusa kuning", AccountKind.Citizen)).Succeeded);
    }

    [DatabaseTheory]
    public async Task Recovery_OfAContactThatNobodyHas_IsAnsweredAlike(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await EnrolAsync(desk, Contact);

        var unknown = await RecoverAsync(desk, "nobody@contoh.id");
        var message = await desk.Messages.NewestAsync();
        var known = await RecoverAsync(desk, Contact);
        var wrongUnknown = await FinishAsync(desk, unknown.Value.Handle, "99999", "sembilan rusa kuning");
        var wrongKnown = await FinishAsync(desk, known.Value.Handle, "99999", "sembilan rusa kuning");

        Assert.Equal(known.Value.ExpiresAt, unknown.Value.ExpiresAt);
        Assert.Equal(wrongKnown.Problems, wrongUnknown.Problems);
        Assert.DoesNotMatch("[0-9]{6}", message.Text);
    }

    [DatabaseTheory]
    public async Task Handle_OfARecovery_ConfirmsNoSignUp(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await EnrolAsync(desk, Contact);
        var asked = (await RecoverAsync(desk, Contact)).Value;

        Assert.Equal("code.ended", (await ConfirmAsync(desk, asked.Handle, await CodeAsync(desk))).Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Database_AfterASignUp_HoldsNeitherContactNorCode(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await SignUpAsync(desk, Contact);
        var code = await CodeAsync(desk);
        await EnrolAsync(desk, "rudi@contoh.id");

        await using var reading = await desk.Database.ReadAsync(Stop);
        var rows = await reading.ListAsync<string>(
            """
            select coalesce(contact, '') || login from account
            union all select contact || coalesce(offer, '') || code_hash from contact_code
            union all select recipient || coalesce(body, '') from message
            union all select body || subject from audit_event
            union all select name from actor
            """,
            ct: Stop);

        Assert.DoesNotContain(rows, row => row.Contains("contoh", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains($" {code}", StringComparison.Ordinal));
    }

    private static Task<Outcome<CodeAsked>> SignUpAsync(Desk desk, string contact, string password = Password) =>
        new SignUp(desk.Database, desk.Keys).RunAsync(
            new("Siti Aminah", contact, password), desk.Process(ProcessKind.SigningUp), Stop);

    private static Task<Outcome<SignInStep>> ConfirmAsync(Desk desk, string handle, string code) =>
        new ConfirmContact(desk.Database, desk.Keys).RunAsync(handle, code, "Firefox", desk.Process(ProcessKind.SigningUp), Stop);

    private static Task<Outcome<CodeAsked>> RecoverAsync(Desk desk, string contact) =>
        new BeginRecovery(desk.Database, desk.Keys).RunAsync(contact, desk.Process(ProcessKind.SigningUp), Stop);

    private static Task<Outcome<SignInStep>> FinishAsync(Desk desk, string handle, string code, string password) =>
        new FinishRecovery(desk.Database, desk.Keys).RunAsync(
            new(handle, code, password, "Firefox"), desk.Process(ProcessKind.SigningUp), Stop);

    /// <summary>A citizen with an account; returns the token of their session.</summary>
    private static async Task<string> EnrolAsync(Desk desk, string contact)
    {
        var asked = (await SignUpAsync(desk, contact)).Value;
        return (await ConfirmAsync(desk, asked.Handle, await CodeAsync(desk))).Value.Token;
    }

    private static async Task<string> CodeAsync(Desk desk)
    {
        var text = (await desk.Messages.NewestAsync()).Text;
        return text.Split("Kode Anda: ")[1][..6];
    }
}
