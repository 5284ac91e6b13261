using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Client;

/// <summary>What customers say.</summary>
public sealed partial class KelioneClient
{
    private const int PageSize = 200;

    /// <summary>A page of what was said.</summary>
    /// <param name="filter">A filter as in the pages' addresses, such as <c>lang=lt&amp;feel=-1</c>; empty for everything.</param>
    /// <param name="order"><c>newest</c>, <c>oldest</c>, <c>worst</c> or <c>best</c>.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="after">The <see cref="FeedbackRead.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<FeedbackRead> ListFeedbackAsync(string filter = "", string order = "newest", int limit = 50, string? after = null, CancellationToken cancellationToken = default) => ReadVoice<FeedbackRead>(
        await GetAsync($"feedback?order={order}&limit={limit.ToString(CultureInfo.InvariantCulture)}{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}{And(filter)}", cancellationToken));

    /// <summary>All that was said, page after page.</summary>
    /// <inheritdoc cref="ListFeedbackAsync" />
    public async IAsyncEnumerable<FeedbackItem> ReadFeedbackAsync(string filter = "", string order = "newest", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (string? after = null; ;)
        {
            var page = await ListFeedbackAsync(filter, order, PageSize, after, cancellationToken);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if ((after = page.Next) is null)
            {
                yield break;
            }
        }
    }

    /// <summary>Corrects how entries are meant; null takes a correction back.</summary>
    public Task LabelFeedbackAsync(IReadOnlyList<long> entries, int? sentiment, CancellationToken cancellationToken = default) => DoAsync("label", new { entries, sentiment }, cancellationToken);

    /// <summary>Gives a theme a name.</summary>
    public Task RenameThemeAsync(string theme, string name, CancellationToken cancellationToken = default) => DoAsync("themes/rename", new { theme, name }, cancellationToken);

    /// <summary>Makes one theme of two: the other goes into it.</summary>
    public Task MergeThemesAsync(string theme, string other, CancellationToken cancellationToken = default) => DoAsync("themes/merge", new { theme, other }, cancellationToken);

    /// <summary>Keeps a theme in view, or lets it go again.</summary>
    public Task PinThemeAsync(string theme, bool isPinned, CancellationToken cancellationToken = default) => DoAsync("themes/pin", new { theme, on = isPinned }, cancellationToken);

    /// <summary>Takes a theme out of view.</summary>
    public Task HideThemeAsync(string theme, CancellationToken cancellationToken = default) => DoAsync("themes/hide", new { theme }, cancellationToken);

    /// <summary>Takes the last change of the themes back.</summary>
    public Task UndoThemesAsync(CancellationToken cancellationToken = default) => DoAsync("themes/undo", new { }, cancellationToken);

    /// <summary>Takes words, such as <c>en:courier</c>, out of a theme into one of their own. Gives the new theme's id.</summary>
    public async Task<string> SplitThemeAsync(string theme, string name, IReadOnlyList<string> words, CancellationToken cancellationToken = default) =>
        ReadVoice<JsonElement>(await DoAsync("themes/split", new { theme, name, words }, cancellationToken)).GetProperty("theme").GetString()!;

    /// <summary>Learns from labels and ratings. Gives for each language how well lexicon and learning read the labels, and which speaks.</summary>
    public async Task<JsonElement> TrainVoiceAsync(CancellationToken cancellationToken = default) => ReadVoice<JsonElement>(await DoAsync("train", new { }, cancellationToken));

    /// <summary>Tells the same without keeping anything.</summary>
    public async Task<JsonElement> EvaluateVoiceAsync(CancellationToken cancellationToken = default) => ReadVoice<JsonElement>(await DoAsync("evaluate", new { }, cancellationToken));

    /// <summary>How satisfied a customer is likely to be.</summary>
    /// <param name="customer">Any id of the customer.</param>
    /// <param name="filter">From which feedback it is learnt, as in the pages' addresses.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<LikelyRead> LikelyAsync(string customer, string filter = "", CancellationToken cancellationToken = default) =>
        ReadVoice<LikelyRead>(await GetAsync($"feedback/likely?customer={Uri.EscapeDataString(customer)}{And(filter)}", cancellationToken));

    private static string And(string filter) => filter.Length == 0 ? "" : "&" + filter.TrimStart('?', '&');

    private static T ReadVoice<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, JourneyJson.Compact)!;

    private Task<byte[]> DoAsync(string what, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "feedback/" + what, Json(JsonSerializer.Serialize(body, JourneyJson.Compact)), ifMatch: null, cancellationToken);
}

/// <summary>A page of what was said.</summary>
/// <param name="Total">How many entries there are in all.</param>
/// <param name="Items">Those of the page.</param>
/// <param name="Next">Where the following page begins; null after the last.</param>
public sealed record FeedbackRead(long Total, IReadOnlyList<FeedbackItem> Items, string? Next);

/// <summary>Something that was said.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Sentiment">From −1 to +1; null where nothing tells.</param>
/// <param name="Language">Its language; null where unknown.</param>
public sealed record FeedbackItem(FeedbackEntry Entry, double? Sentiment, string? Language);

/// <summary>How satisfied a customer is likely to be.</summary>
/// <param name="Customer">The customer, as the person is shown.</param>
/// <param name="Value">−1…+1; null where nothing can be told.</param>
/// <param name="Interval">Where 95 of 100 lie; null as well.</param>
/// <param name="Reasons">What customers like this have in common: kind, activity, amount, typical, effect.</param>
public sealed record LikelyRead(string Customer, double? Value, Interval? Interval, IReadOnlyList<JsonElement> Reasons);
