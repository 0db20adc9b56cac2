using System.Text.RegularExpressions;
using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Pages.Harness;

/// <summary>The telephone that a citizen has beside them: it shows what was sent.</summary>
internal sealed partial class Telephone : IMessageChannel
{
    private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The newest message; empty before the first.</summary>
    public string Last { get; private set; } = "";

    /// <summary>The six digits of the first message, as soon as it comes.</summary>
    public async Task<string> CodeAsync() =>
        CodeIn(await first.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

    public static string CodeIn(string message) => SixDigits().Match(message).Value;

    public bool Carries(ContactChannel channel) => true;

    public Task<DeliveryAnswer> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        Last = message.Text;
        first.TrySetResult(message.Text);
        return Task.FromResult(new DeliveryAnswer(true, false, "taken"));
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();
}
