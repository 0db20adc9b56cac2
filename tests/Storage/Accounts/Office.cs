using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Storage.Accounts;

/// <summary>Actors for tests; a token is named by a short text that is padded to a token's length.</summary>
internal static class Office
{
    public static string Token(string name) => name.PadRight(47, 'A');

    public static NewToken New(string token, int days = 90) => new(AccessToken.Hash(Token(token)), A.Morning.AddDays(days));

    public static Task<Outcome<ActorAdded>> BootstrapAsync(Database database, string name, string token) =>
        new BootstrapActor(database).RunAsync(name, New(token), A.Process(ProcessKind.ActorAdding), TestContext.Current.CancellationToken);

    public static Task<Outcome<ActorAdded>> AddAsync(Database database, string name, string token, params Role[] roles) =>
        new AddActor(database).RunAsync(
            new(name, roles.ToHashSet(), New(token)), A.Process(ProcessKind.ActorAdding), TestContext.Current.CancellationToken);
}
