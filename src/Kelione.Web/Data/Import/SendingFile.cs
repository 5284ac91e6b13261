namespace Kelione.Web.Data.Import;

/// <summary>A file on its way from the browser.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sent">How many bytes have come.</param>
public sealed record SendingFile(string Name, long Bytes, long Sent = 0);
