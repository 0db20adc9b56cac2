using System.Text.Json;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

/// <param name="Name">What the person is called; 1 to 60 characters.</param>
/// <param name="Contact">An e-mail address or a telephone number.</param>
public sealed record SignUpRequest(string Name, string Contact, string Password);

/// <summary>
/// A citizen asks for an account. Nothing is made before the contact is proven, so nobody can take another's contact; a contact that has
/// an account gets the same answer, and a message that says so instead of a code.
/// </summary>
public sealed class SignUp(Database database, KeyRing keys)
{
    private const int LongestName = 60;

    public async Task<Outcome<CodeAsked>> RunAsync(SignUpRequest request, ProcessContext context, CancellationToken ct = default)
    {
        var name = request.Name.Trim();
        var problems = new List<Problem>();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) problems.Add(ContactProblems.NameInvalid());
        var contact = Contact.Read(request.Contact);
        if (contact is null) problems.Add(ContactProblems.ContactInvalid());
        if (PasswordRules.Refusal(request.Password, name, contact?.Own ?? "") is { } weak) problems.Add(weak.At("password"));
        if (problems.Count > 0 || contact is null) return problems;

        using var vault = new IdentityVault(keys);
        var offer = JsonSerializer.Serialize(new Offer(name, PasswordHash.Of(request.Password)));
        await using var work = await database.BeginAsync(context, ct);
        var index = contact.Index(vault);
        if (await ContactCodes.TooManyAsync(work, index, ct)) return ContactProblems.TooMany();
        var account = await AccountStore.FindAsync(work, StoredAccount.Citizen, index, ct);
        var asked = await ContactCodes.AskAsync(work, vault, StoredCode.SignUp, contact, account, offer, ct);
        await work.CommitAsync(ct);
        return asked;
    }

    internal sealed record Offer(string Name, string Password);
}

/// <summary>The code that was sent: with it the citizen's account is made, and its owner signed in.</summary>
public sealed class ConfirmContact(Database database, KeyRing keys)
{
    public async Task<Outcome<SignInStep>> RunAsync(
        string handle, string code, string userAgent, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await ContactCodes.FindAsync(work, handle, ct) is not { Purpose: StoredCode.SignUp, Offer: not null } asked)
            return ContactProblems.CodeEnded();
        var offer = JsonSerializer.Deserialize<SignUp.Offer>(ContactCodes.OfferOf(vault, asked))!;
        var fits = await ContactCodes.TryAsync(work, vault, asked, code, ct);
        if (fits is null) return ContactProblems.CodeEnded();
        // Whoever has an account got no code; should they guess it all the same, nothing comes of it.
        if (fits is false || await AccountStore.FindAsync(work, StoredAccount.Citizen, asked.ContactIndex, ct) is not null)
        {
            await work.CommitAsync(ct);
            return ContactProblems.CodeWrong();
        }
        var account = await AccountStore.AddCitizenAsync(work, vault, offer, ContactCodes.ContactOf(vault, asked), ct);
        work.Record("account.signed-up", ActorReference.Of(account.ActorId).ToString(), new { channel = account.Channel });
        var step = await SignIn.CompleteAsync(work, account, userAgent, ct);
        await work.CommitAsync(ct);
        return step;
    }
}

/// <summary>Another code, a minute after the last at the earliest and three times at most.</summary>
public sealed class ResendCode(Database database, KeyRing keys)
{
    public async Task<Outcome<CodeAsked>> RunAsync(string handle, ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await ContactCodes.FindAsync(work, handle, ct) is not { UsedAt: null } asked) return ContactProblems.CodeEnded();
        if (context.At < Instant.FromMicroseconds(asked.SentAt) + ContactCodes.BetweenSends) return ContactProblems.TooSoon();
        if (asked.Sends >= ContactCodes.MostSends || context.At > Instant.FromMicroseconds(asked.CreatedAt).AddHours(1))
            return ContactProblems.CodeEnded();
        var account = await AccountStore.FindAsync(work, StoredAccount.Citizen, asked.ContactIndex, ct);
        var again = await ContactCodes.AgainAsync(work, vault, handle, asked, account, ct);
        await work.CommitAsync(ct);
        return again;
    }
}
