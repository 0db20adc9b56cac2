using System.Net;
using System.Security.Cryptography;
using System.Text;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

public sealed class BankFileEndpointTests : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly BankServer server = new();
    private readonly HttpClient client;
    private readonly BankFileEndpoint bank;

    public BankFileEndpointTests()
    {
        client = new(server) { BaseAddress = new("http://bank.test/") };
        bank = new(client);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
        key.Dispose();
    }

    [Fact]
    public void Publish_Payments_GoWithTheirSignature()
    {
        Publish();

        var (line, signature, body) = Assert.Single(server.Requests);
        Assert.Equal("POST /bank/files?name=A.xml", line);
        Assert.Equal(Approved(), FileSignature.Verify(BankXml.Stream(body), signature, key).Value);
    }

    [Fact]
    public void Publish_HashIsNotTheApprovedOne_SendsNothing()
    {
        Assert.Throws<PaymentFileException>(() => bank.Publish("A.xml", Payments.Header(), Payments.Many(1), key, new string('0', 64)));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, false)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    public void Publish_BankRefuses_SaysWhetherARepeatMayHelp(HttpStatusCode status, bool canRetry)
    {
        server.Answer = _ => new(status) { Content = new StringContent("because") };

        var refusal = Assert.Throws<BankChannelException>(Publish);

        Assert.Equal(canRetry, refusal.CanRetry);
        Assert.Contains("because", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Publish_ConnectionLost_MayBeRepeated()
    {
        server.Answer = _ => throw new HttpRequestException("connection refused");

        Assert.True(Assert.Throws<BankChannelException>(Publish).CanRetry);
    }

    [Fact]
    public async Task ListAsync_FilesWithAndWithoutSignature_KeepTheBanksOrder()
    {
        server.Answer = path => path switch
        {
            "/bank/files" => Text("[\"B.xml\",\"C.xml\",\"A.xml\"]", "application/json"),
            "/bank/files/C.xml.sig" => new(HttpStatusCode.NotFound),
            _ => Text(path, "text/plain"),
        };

        var files = await bank.ListAsync(Now);

        Assert.Equal(
            [new("B.xml", "/bank/files/B.xml.sig"), new("C.xml", "", IsSigned: false), new("A.xml", "/bank/files/A.xml.sig")], files);
    }

    [Theory]
    [InlineData("[\"../A.xml\"]")]
    [InlineData("[null]")]
    [InlineData("<html>")]
    public async Task ListAsync_NoListOfNames_IsRefused(string answer)
    {
        server.Answer = _ => Text(answer, "application/json");

        Assert.False((await Assert.ThrowsAsync<BankChannelException>(() => bank.ListAsync(Now))).CanRetry);
    }

    [Fact]
    public async Task OpenAsync_File_ComesWithItsSignature()
    {
        var signature = FileSignature.Sign(BankXml.Stream("<A/>"), key);
        server.Answer = path => Text(path.EndsWith(".sig", StringComparison.Ordinal) ? signature : "<A/>", "text/plain");

        using var file = await bank.OpenAsync("A.xml", Now);

        Assert.True(file.Verify(key).Succeeded);
        Assert.Equal("<A/>", await new StreamReader(file.FromStart()).ReadToEndAsync(Now));
    }

    [Fact]
    public async Task OpenAsync_NoSignatureYet_MayBeRepeatedAndReadsNothing()
    {
        server.Answer = path => path.EndsWith(".sig", StringComparison.Ordinal) ? new(HttpStatusCode.NotFound) : Text("<A/>", "text/plain");

        Assert.True((await Assert.ThrowsAsync<BankChannelException>(() => bank.OpenAsync("A.xml", Now))).CanRetry);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task OpenAsync_Cancelled_StaysACancellation()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bank.OpenAsync("A.xml", cancelled.Token));
    }

    private static string Approved() => PaymentFileWriter.Write(Stream.Null, Payments.Header(), Payments.Many(1)).Sha256;

    private static HttpResponseMessage Text(string text, string type) =>
        new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, type) };

    private void Publish() => bank.Publish("A.xml", Payments.Header(), Payments.Many(1), key, Approved());

    /// <summary>A bank's web server without a network.</summary>
    private sealed class BankServer : HttpMessageHandler
    {
        public List<(string Line, string Signature, string Body)> Requests { get; } = [];

        public Func<string, HttpResponseMessage> Answer { get; set; } = _ => new(HttpStatusCode.OK);

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = request.Content is null ? "" : new StreamReader(request.Content.ReadAsStream(cancellationToken)).ReadToEnd();
            var signature = request.Headers.TryGetValues("X-Signature", out var values) ? values.Single() : "";
            Requests.Add(($"{request.Method} {request.RequestUri!.PathAndQuery}", signature, body));
            return Answer(request.RequestUri.AbsolutePath);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }
}
