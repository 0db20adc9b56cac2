using System.Globalization;
using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Web;

/// <summary>Where messages go in a sandbox that has no way out: into files, one each, so that a code can be read there.</summary>
internal sealed class MessageFolder(string folder) : IMessageChannel
{
    public bool Carries(ContactChannel channel) => true;

    public async Task<DeliveryAnswer> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var text = string.Create(CultureInfo.InvariantCulture, $"To: {message.To}\nSubject: {message.Subject}\n\n{message.Text}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, $"{message.Reference}.txt"), text, ct);
        return new(Accepted: true, IsFinal: true, "kept in a file");
    }

    public void Dispose()
    {
    }
}
