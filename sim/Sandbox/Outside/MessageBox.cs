using System.Collections.Concurrent;
using System.Text.Json;

namespace Paseban.Sandbox.Outside;

/// <summary>
/// A gateway for e-mail, SMS and WhatsApp that delivers to nobody and remembers what it got, once for each <c>Idempotency-Key</c>. It
/// forgets when it ends.
/// </summary>
internal static class MessageBox
{
    private static readonly ConcurrentDictionary<string, Received> Kept = new(StringComparer.Ordinal);

    public static void Map(WebApplication app)
    {
        app.MapPost("/messages", async (HttpRequest request) =>
        {
            var key = request.Headers["Idempotency-Key"].ToString();
            if (key.Length == 0) return Results.BadRequest("The Idempotency-Key is missing.");
            Sent? sent;
            try
            {
                sent = await request.ReadFromJsonAsync<Sent>(JsonSerializerOptions.Web);
            }
            catch (JsonException)
            {
                return Results.BadRequest("This is no message.");
            }
            if (sent is not { To.Length: > 0, Text.Length: > 0 }) return Results.UnprocessableEntity("To and text are needed.");
            var isNew = Kept.TryAdd(key, new(Kept.Count + 1, key, sent.Channel ?? "", sent.To, sent.Subject ?? "", sent.Text));
            return isNew ? Results.Accepted() : Results.Conflict();
        });
        app.MapGet("/messages", (string? to) => Kept.Values
            .Where(message => to is null || message.To == to)
            .OrderBy(message => message.Number));
    }

    private sealed record Sent(string? Channel, string? To, string? Subject, string? Text);

    private sealed record Received(int Number, string Reference, string Channel, string To, string Subject, string Text);
}
