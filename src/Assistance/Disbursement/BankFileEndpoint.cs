using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// The bank behind HTTP, beneath the base address of <paramref name="client"/>: <c>POST bank/files?name=</c> with the signature in
/// <c>X-Signature</c>, <c>GET bank/files</c>, <c>GET bank/files/NAME</c> and <c>NAME.sig</c>.
/// </summary>
public sealed class BankFileEndpoint(HttpClient client) : IBankChannel
{
    private const string Files = "bank/files";

    /// <summary>
    /// The list has names only, so each signature is asked for: it is the stamp, and without it the file is not there yet.
    /// </summary>
    public Task<IReadOnlyList<BankChannelFile>> ListAsync(CancellationToken ct) =>
        TalkAsync<IReadOnlyList<BankChannelFile>>("listing files", async () =>
        {
            using var response = await client.GetAsync(Files, ct);
            Require(response, "listing files");
            var files = new List<BankChannelFile>();
            foreach (var name in await response.Content.ReadFromJsonAsync<string?[]>(ct) ?? [])
            {
                if (name is null || !BankFileName.IsPlain(name))
                    throw new BankChannelException($"The bank lists '{name}', which is no name of a bank file.", canRetry: false);
                files.Add(await SignatureAsync(name, ct) is { } signature ? new(name, signature) : new(name, "", IsSigned: false));
            }
            return files;
        }, ct);

    public Task<BankFileCopy> OpenAsync(string name, CancellationToken ct) =>
        TalkAsync($"fetching {name}", async () =>
        {
            var signature = await SignatureAsync(BankFileName.Check(name), ct)
                ?? throw new BankChannelException($"The bank has no signature of {name} yet.", canRetry: true);
            using var file = await client.GetAsync($"{Files}/{name}", HttpCompletionOption.ResponseHeadersRead, ct);
            Require(file, $"fetching {name}");
            await using var content = await file.Content.ReadAsStreamAsync(ct);
            return await BankFileCopy.TakeAsync(content, signature, ct);
        }, ct);

    /// <summary>The bank recognises a repeat by name and bytes; the signature, made anew, may differ.</summary>
    public void Publish(
        string name, PaymentFileHeader header, IEnumerable<PaymentInstruction> payments, ECDsa privateKey, string expectedSha256)
    {
        using var file = BankFileCopy.NewFile();
        var hash = PaymentFile.WriteExpected(file, name, header, payments, expectedSha256).Hash;
        file.Position = 0;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Files}?name={BankFileName.Check(name)}");
        request.Content = new StreamContent(file);
        request.Content.Headers.ContentType = new("application/xml");
        request.Headers.Add("X-Signature", FileSignature.SignHash(hash, privateKey));
        try
        {
            using var response = client.Send(request);
            Require(response, $"sending {name}");
        }
        catch (Exception exception) when (IsNetwork(exception) || exception is TaskCanceledException)
        {
            throw Unreached($"sending {name}", exception);
        }
    }

    private async Task<string?> SignatureAsync(string name, CancellationToken ct)
    {
        using var response = await client.GetAsync($"{Files}/{name}{FileSignature.Suffix}", ct);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        Require(response, $"fetching the signature of {name}");
        var signature = (await response.Content.ReadAsStringAsync(ct)).Trim();
        return signature.Length <= FileSignature.Longest ? signature : signature[..(FileSignature.Longest + 1)];
    }

    /// <summary>One exception for every way in which a network fails; only our own cancellation stays what it is.</summary>
    private static async Task<T> TalkAsync<T>(string what, Func<Task<T>> talk, CancellationToken ct)
    {
        try
        {
            return await talk();
        }
        catch (JsonException exception)
        {
            throw new BankChannelException($"The bank's answer to {what} is not JSON.", canRetry: false, exception);
        }
        catch (Exception exception) when (IsNetwork(exception) || (exception is TaskCanceledException && !ct.IsCancellationRequested))
        {
            throw Unreached(what, exception);
        }
    }

    /// <summary>A disk of ours that fails is not the bank's doing.</summary>
    private static bool IsNetwork(Exception exception) =>
        exception is HttpRequestException or HttpIOException or IOException { InnerException: SocketException };

    private static BankChannelException Unreached(string what, Exception exception) =>
        new($"The bank was not reached while {what}: {exception.Message}", canRetry: true, exception);

    private static void Require(HttpResponseMessage response, string what)
    {
        if (response.IsSuccessStatusCode) return;
        var status = response.StatusCode;
        var canRetry = (int)status >= 500
            || status is HttpStatusCode.NotFound or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var answer = new char[200];
        var length = reader.ReadBlock(answer);
        throw new BankChannelException($"The bank answered {(int)status} to {what}: {new string(answer, 0, length)}", canRetry);
    }
}
