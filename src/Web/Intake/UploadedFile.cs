using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Intake;

namespace Paseban.Web.Intake;

/// <summary>Documents that come with a form.</summary>
public static class UploadedFile
{
    /// <summary>Reads at most one byte more than a document may have, which the use case refuses: nobody fills our memory.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[Math.Min(file.Length, AttachDocument.LargestBytes + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
