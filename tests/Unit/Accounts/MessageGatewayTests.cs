using System.Net;
using System.Net.Sockets;
using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Unit.Accounts;

public sealed class MessageGatewayTests
{
    private static readonly OutgoingMessage Message =
        new(MessageReference.Of(7), ContactChannel.Phone, "+6281234567890", "Kode", "Kode Anda: 123456.");

    [Theory]
    [InlineData(HttpStatusCode.Accepted, true, false)]
    [InlineData(HttpStatusCode.Conflict, true, false)]
    [InlineData(HttpStatusCode.UnprocessableEntity, false, true)]
    [InlineData(HttpStatusCode.Unauthorized, false, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false, false)]
    public async Task Send_ToAGateway_ReadsItsAnswer(HttpStatusCode status, bool accepted, bool final)
    {
        using var far = new FarSide(status);
        using var gateway = new MessageGateway(new HttpClient(far), new("https://gateway.test/send"), "key", carriesEmail: false);

        var answer = await gateway.SendAsync(Message, TestContext.Current.CancellationToken);

        Assert.Equal((accepted, final), (answer.Accepted, answer.IsFinal));
        Assert.Equal($"HTTP {(int)status}", answer.Text);
        Assert.Equal(MessageReference.Of(7).ToString(), far.Key);
        Assert.Equal("Bearer key", far.Authorization);
        Assert.Contains("\"to\":\"\\u002B6281234567890\"", far.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ToNobody_IsTriedAgainAndTellsNoContact()
    {
        using var gateway = new MessageGateway(new HttpClient(), new("http://127.0.0.1:1/"), key: null, carriesEmail: true);

        var answer = await gateway.SendAsync(Message, TestContext.Current.CancellationToken);

        Assert.False(answer.Accepted || answer.IsFinal);
        Assert.DoesNotContain("62812", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ToNoAddress_IsRefusedForGood()
    {
        using var server = new MailServer("127.0.0.1", 1, null, new("paseban@contoh.id"), encrypted: false, TimeSpan.FromSeconds(5));

        var answer = await server.SendAsync(
            Message with { Channel = ContactChannel.Email, To = "siti..nur@contoh.id" }, TestContext.Current.CancellationToken);

        Assert.Equal((false, true), (answer.Accepted, answer.IsFinal));
        Assert.DoesNotContain("siti", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ToAServerThatSaysNothing_GivesUpInTime()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        using var server = new MailServer(
            "127.0.0.1", port, null, new("paseban@contoh.id"), encrypted: false, TimeSpan.FromMilliseconds(200));

        var answer = await server
            .SendAsync(Message with { Channel = ContactChannel.Email, To = "siti@contoh.id" }, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal((false, false, "no answer in time"), (answer.Accepted, answer.IsFinal, answer.Text));
    }

    [Theory]
    [InlineData("http://gateway.test/", "message.settings")]
    [InlineData("gateway", "message.settings")]
    [InlineData("http://127.0.0.1:8080/messages", null)]
    [InlineData("https://gateway.test/", null)]
    public void From_AGateway_MustBeSafe(string address, string? code)
    {
        var channels = MessageChannels.From(name => name == "PASEBAN_MESSAGE_GATEWAY" ? address : null);

        Assert.Equal(code, channels.Problems.SingleOrDefault()?.Code);
        if (code is null) Assert.True(channels.Value.Single().Carries(ContactChannel.Email));
    }

    private sealed class FarSide(HttpStatusCode status) : HttpMessageHandler
    {
        public string? Key { get; private set; }

        public string? Authorization { get; private set; }

        public string Body { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Key = request.Headers.GetValues("Idempotency-Key").Single();
            Authorization = request.Headers.Authorization?.ToString();
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new(status);
        }
    }
}
