using Paseban.Assistance.Accounts;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Storage.Accounts;

/// <summary>A gateway that keeps what it gets, once for each reference, and does what the test says.</summary>
internal sealed class Letterbox(Desk desk) : IMessageChannel
{
    private readonly List<OutgoingMessage> received = [];

    /// <summary>Every call, repeats included.</summary>
    public int Calls { get; private set; }

    public Func<DeliveryAnswer> Answers { get; set; } = () => new(true, false, "HTTP 202");

    /// <summary>The process ends after the message was taken over, before it is recorded.</summary>
    public bool Dies { get; set; }

    public IReadOnlyList<OutgoingMessage> Received => received;

    public bool Carries(ContactChannel channel) => true;

    public Task<DeliveryAnswer> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        Calls++;
        var answer = Answers();
        if (answer.Accepted && received.All(known => known.Reference != message.Reference)) received.Add(message);
        return Dies ? throw new InvalidOperationException("killed after sending") : Task.FromResult(answer);
    }

    /// <summary>What the newest message says, read with the key ring.</summary>
    public async Task<MessageText> NewestAsync()
    {
        using var vault = new IdentityVault(desk.Keys);
        await using var reading = await desk.Database.ReadAsync(Stop);
        var message = (await Messages.NewestAsync(reading, 1, Stop)).Single();
        var open = Messages.Open(vault, message);
        return new(open.Subject, open.Text);
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
