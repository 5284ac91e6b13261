using System.Globalization;
using System.Text.Json;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Feedback entries as rows of the truth, out and in.</summary>
internal static unsafe class FeedbackRows
{
    private static readonly IReadOnlyDictionary<string, string> NoAttributes = FeedbackEntry.NoAttributes;

    /// <summary>Whether its source tells it from all others.</summary>
    public static bool IsNamed(FeedbackEntry entry) => entry.Id is { Length: > 0 };

    /// <summary>Who an entry is: by its source's id, else by who said what, when and where. An answer that comes later does not make another entry of it.</summary>
    public static Hash128 IdentityOf(FeedbackEntry entry) => Hash128.OfText(entry.Id is { Length: > 0 } id
        ? $"id\u001f{entry.Source}\u001f{FeedbackKinds.NameOf(entry.Kind)}\u001f{id}"
        : string.Create(CultureInfo.InvariantCulture, $"said\u001f{entry.Source}\u001f{FeedbackKinds.NameOf(entry.Kind)}\u001f{entry.Customer}\u001f{entry.TimeMicros}\u001f{entry.Rating?.Text}\u001f{entry.Text}"));

    /// <summary>All of an entry's content, to see whether it changed.</summary>
    public static long ContentOf(FeedbackEntry entry)
    {
        var attributes = string.Join('\u001e', entry.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}\u001f{a.Value}"));
        return (long)Hash128.OfText(string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Customer}\u001f{entry.TimeMicros}\u001f{entry.Channel}\u001f{entry.Touchpoint}\u001f{entry.Rating?.Text}\u001f{entry.Rating?.Value:R}\u001f{entry.Rating?.Scale}\u001f{entry.StatedSentiment}\u001f{entry.Language}\u001f{entry.Text}\u001f{entry.AnsweredMicros}\u001f{entry.AnswerIsKnown}\u001f{entry.StatedCall}\u001f{entry.ProductVersion}\u001f{entry.AgeGroup}\u001f{attributes}")).Low;
    }

    /// <summary>Appends entries, inside a transaction.</summary>
    public static void Append(DuckConnection connection, IReadOnlyList<StoredFeedback> entries)
    {
        using var appender = new DuckAppender(connection, "feedback", FeedbackTables.Types);
        foreach (var part in entries.Chunk(DuckAppender.Capacity))
        {
            for (var row = 0; row < part.Length; row++)
            {
                Fill(appender, row, part[row]);
            }

            appender.Append(part.Length);
        }

        appender.Flush();
    }

    /// <summary>The entry of a row that <see cref="FeedbackTables.Columns"/> selects.</summary>
    public static FeedbackEntry Read(DuckResult result, int row, IReadOnlyDictionary<string, string> shownAs)
    {
        var customer = result.Text(6, row);
        return new FeedbackEntry
        {
            Number = result.Pointer<long>(0)[row],
            Id = result.Text(5, row),
            Customer = customer is null ? null : shownAs.GetValueOrDefault(customer, customer),
            TimeMicros = Moment(result, 7, row),
            Source = result.Text(8, row) ?? "",
            Kind = FeedbackKinds.Find(result.Text(9, row) ?? "") ?? FeedbackKind.Survey,
            Channel = result.Text(10, row),
            Touchpoint = result.Text(11, row),
            Rating = result.IsValid(13, row) && RatingScale.TryParse(result.Text(14, row), out var scale)
                ? new FeedbackRating(result.Text(12, row) ?? "", result.Pointer<double>(13)[row], scale)
                : null,
            StatedSentiment = result.IsValid(15, row) ? result.Pointer<int>(15)[row] : null,
            Language = result.Text(16, row),
            Text = result.Text(17, row) ?? "",
            AnsweredMicros = Moment(result, 18, row),
            AnswerIsKnown = result.IsValid(19, row) && result.Pointer<bool>(19)[row],
            StatedCall = result.IsValid(20, row) ? result.Pointer<bool>(20)[row] : null,
            ProductVersion = result.Text(21, row),
            AgeGroup = result.Text(22, row),
            Attributes = result.Text(23, row) is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? NoAttributes : NoAttributes,
        };
    }

    private static long? Moment(DuckResult result, int column, int row) => result.IsValid(column, row) ? result.Pointer<long>(column)[row] : null;

    private static void Fill(DuckAppender appender, int row, StoredFeedback stored)
    {
        var entry = stored.Entry;
        appender.Pointer<long>(0)[row] = stored.Number;
        appender.Pointer<long>(1)[row] = stored.Import;
        appender.Pointer<long>(2)[row] = (long)stored.Identity.Low;
        appender.Pointer<long>(3)[row] = (long)stored.Identity.High;
        appender.Pointer<long>(4)[row] = stored.Content;
        Text(appender, 5, row, entry.Id);
        Text(appender, 6, row, entry.Customer);
        Number(appender, 7, row, entry.TimeMicros);
        Text(appender, 8, row, entry.Source);
        Text(appender, 9, row, FeedbackKinds.NameOf(entry.Kind));
        Text(appender, 10, row, entry.Channel);
        Text(appender, 11, row, entry.Touchpoint);
        Text(appender, 12, row, entry.Rating?.Text);
        Number(appender, 13, row, entry.Rating?.Value);
        Text(appender, 14, row, entry.Rating?.Scale.ToString());
        Number(appender, 15, row, entry.StatedSentiment);
        Text(appender, 16, row, entry.Language);
        Text(appender, 17, row, entry.Text);
        Number(appender, 18, row, entry.AnsweredMicros);
        Number<bool>(appender, 19, row, entry.AnswerIsKnown);
        Number(appender, 20, row, entry.StatedCall);
        Text(appender, 21, row, entry.ProductVersion);
        Text(appender, 22, row, entry.AgeGroup);
        Text(appender, 23, row, entry.Attributes.Count == 0 ? null : JsonSerializer.Serialize(entry.Attributes, JourneyJson.Compact));
    }

    private static void Number<T>(DuckAppender appender, int column, int row, T? value)
        where T : unmanaged
    {
        if (value is { } known)
        {
            appender.Pointer<T>(column)[row] = known;
        }
        else
        {
            Clear(appender, column, row);
        }
    }

    private static void Text(DuckAppender appender, int column, int row, string? text)
    {
        if (text is null)
        {
            Clear(appender, column, row);
        }
        else
        {
            appender.SetText(column, row, text);
        }
    }

    private static void Clear(DuckAppender appender, int column, int row) => appender.WritableValidity(column)[row >> 6] &= ~(1UL << (row & 63));
}

/// <summary>An entry on its way into the truth. Immutable.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Import">The import that it belongs to.</param>
/// <param name="Identity">Who it is.</param>
/// <param name="Content">The hash of all of its content.</param>
/// <param name="Entry">The entry.</param>
internal sealed record StoredFeedback(long Number, long Import, Hash128 Identity, long Content, FeedbackEntry Entry);
