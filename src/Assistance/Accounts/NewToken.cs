namespace Paseban.Assistance.Accounts;

/// <summary>A token to be stored: its hash, never the token.</summary>
/// <param name="Hash"><see cref="AccessToken.Hash"/> of a token that the edge generated.</param>
/// <param name="ExpiresAt">From this instant on it proves nothing; at most <see cref="AccessToken.MaximumDays"/> ahead.</param>
public sealed record NewToken(string Hash, DateTimeOffset ExpiresAt)
{
    internal Problem? Check(ProcessContext context)
    {
        if (ExpiresAt <= context.At)
        {
            return Problem.Invalid("token.expiry", "The token would have expired already.", "Give a number of days above zero.")
                .InIndonesian("Token itu langsung kedaluwarsa.", "Tulis jumlah hari di atas nol.");
        }
        return ExpiresAt > context.At.AddDays(AccessToken.MaximumDays)
            ? Problem.Invalid(
                "token.expiry", $"A token holds at most {AccessToken.MaximumDays} days.", "Give fewer days, and issue a new token in time.")
                .InIndonesian(
                    $"Token berlaku paling lama {AccessToken.MaximumDays} hari.",
                    "Kurangi jumlah harinya, dan buat token baru pada waktunya.")
            : null;
    }
}
