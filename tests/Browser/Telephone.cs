using System.Text.RegularExpressions;
using Paseban.Assistance.Accounts;
using Xunit;

namespace Paseban.Tests.Browser;

/// <summary>The telephone that a citizen has beside them: it shows the newest message that the site has sent.</summary>
internal sealed partial class Telephone : IMessageChannel
{
    private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The six digits of the first message, as soon as it comes.</summary>
    public async Task<string> CodeAsync()
    {
        var text = await first.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return SixDigits().Match(text).Value;
    }

    public bool Carries(ContactChannel channel) => true;

    public Task<DeliveryAnswer> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
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
