using System.Globalization;
using Kelione.Voice.Lexicons;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Evaluation;

/// <summary>
/// Shows how single texts are read and which words decided: what a person wants to see who mends a lexicon. With <c>--lexicons DIR</c> the files of a folder
/// are used as they are on the disk, so that nothing has to be built between two tries.
/// </summary>
internal static class ReadText
{
    /// <summary>Reads the texts among the arguments, or the lines of the standard input where there is none.</summary>
    /// <param name="args"><c>read</c>, then options and texts.</param>
    /// <returns>0; 2 where a lexicon has a mistake, which is named by file and line.</returns>
    public static int Run(string[] args)
    {
        var texts = new List<string>();
        string? folder = null;
        string? language = null;
        for (var i = 1; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--lexicons" when i + 1 < args.Length:
                    folder = args[++i];
                    break;
                case "--language" when i + 1 < args.Length:
                    language = args[++i];
                    break;
                default:
                    texts.Add(args[i]);
                    break;
            }
        }

        try
        {
            var reader = folder is null ? VoiceReader.Standard : new VoiceReader(LexiconSet.FromFolder(folder));
            foreach (var text in texts.Count > 0 ? texts : Lines())
            {
                Show(text, reader.Read(text, language));
            }

            return 0;
        }
        catch (LexiconException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static IEnumerable<string> Lines()
    {
        while (Console.In.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static void Show(string text, VoiceReading reading)
    {
        var sentiment = reading.Sentiment;
        var topics = string.Join(", ", reading.Topics.Select(t => t.Topic).Distinct(StringComparer.Ordinal));
        Console.WriteLine(text);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {reading.Language} · {sentiment.Class} {sentiment.Score:+0.00;-0.00;0.00} · {reading.Kind}{Named(sentiment.Emotion)}{(topics.Length > 0 ? " · about " + topics : "")}"));
        foreach (var word in sentiment.Words)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {word.Weight,5:+0.0;-0.0}  {text.AsSpan(word.Start, word.Length)}"));
        }
    }

    private static string Named(Emotion? emotion) => emotion is { } known ? FormattableString.Invariant($" · {known}") : "";
}
