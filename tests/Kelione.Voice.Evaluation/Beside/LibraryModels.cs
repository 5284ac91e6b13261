using System.Diagnostics;
using System.Globalization;
using Kelione.Voice.Learning;
using Kelione.Voice.Sentiments;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Kelione.Voice.Evaluation.Beside;

/// <summary>
/// Measures the multinomial logistic regressions of Microsoft.ML beside ours: the same 2,000 labels, the same features, the same weights of rare classes, the same texts read.
/// Their penalty is chosen on a fifth of the labels; ours is fixed in the product.
/// </summary>
internal static class LibraryModels
{
    private const int Labels = 2_000;
    private static readonly float[] Penalties = [0.01f, 0.03f, 0.1f, 0.25f, 1f];

    public static void Print(IEnumerable<Corpus> corpora)
    {
        Console.WriteLine("| Texts | n | Ours, macro-F1 / accuracy | seconds | Microsoft.ML L-BFGS | seconds | Microsoft.ML SDCA | seconds |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var corpus in corpora.Where(c => !c.IsWritten))
        {
            var ordered = corpus.Texts.OrderBy(t => t.Bucket).ThenBy(t => t.Text, StringComparer.Ordinal).ToList();
            var known = ordered.Take(Labels).ToList();
            var others = ordered.Where(t => !t.IsTuning && t.Bucket > known[^1].Bucket).ToList();
            var (learn, read) = (known.ConvertAll(t => Bag(t.Text, corpus.Language)), others.ConvertAll(t => Bag(t.Text, corpus.Language)));
            var cells = new List<string> { corpus.Name, others.Count.ToString("N0", CultureInfo.InvariantCulture) };
            cells.AddRange(Measure(corpus, others, () =>
            {
                var model = LanguageModel.Train(corpus.Language, learn, [.. known.Select(t => (SentimentClass)(t.Label + 1))], settings: null, CancellationToken.None);
                return read.ConvertAll(b => (int)model.Best(b) - 1);
            }));
            foreach (var isDual in (bool[])[false, true])
            {
                var split = known.Count * 4 / 5;
                var best = Penalties.MaxBy(p => Score(corpus, known[split..], Read(learn[..split], known[..split], learn[split..], corpus, isDual, p)).MacroF1);
                var measured = Measure(corpus, others, () => Read(learn, known, read, corpus, isDual, best)).ToList();
                measured[0] += string.Create(CultureInfo.InvariantCulture, $" (L2 {best})");
                cells.AddRange(measured);
            }

            Console.WriteLine("| " + string.Join(" | ", cells) + " |");
        }
    }

    private static IEnumerable<string> Measure(Corpus corpus, List<LabelledText> texts, Func<List<int>> read)
    {
        var watch = Stopwatch.StartNew();
        var understood = read();
        var seconds = watch.Elapsed.TotalSeconds;
        var confusion = Score(corpus, texts, understood);
        yield return string.Create(CultureInfo.InvariantCulture, $"{confusion.MacroF1:0.000} / {confusion.Accuracy:0.000}");
        yield return seconds.ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static Confusion Score(Corpus corpus, List<LabelledText> texts, List<int> understood)
    {
        var confusion = new Confusion(corpus.Classes);
        for (var i = 0; i < texts.Count; i++)
        {
            confusion.Add(texts[i].Label, understood[i]);
        }

        return confusion;
    }

    private static List<int> Read(List<FeatureBag> learn, List<LabelledText> labels, List<FeatureBag> read, Corpus corpus, bool isDual, float penalty)
    {
        // One thread and a seed: its answers differ from run to run otherwise.
        var ml = new MLContext(seed: 1);
        var space = FeatureSpace.Of(learn);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, space.Count);
        var known = ml.Data.LoadFromEnumerable(learn.Zip(labels, (b, t) => RowOf(space, b, t.Label, corpus, labels)).ToList(), schema);
        IEstimator<ITransformer> trainer = isDual
            ? ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(new() { LabelColumnName = "Key", ExampleWeightColumnName = nameof(Row.Weight), L2Regularization = penalty / learn.Count, NumberOfThreads = 1 })
            : ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new() { LabelColumnName = "Key", ExampleWeightColumnName = nameof(Row.Weight), L1Regularization = 0, L2Regularization = penalty, NumberOfThreads = 1 });
        var model = ml.Transforms.Conversion.MapValueToKey("Key", nameof(Row.Class)).Append(trainer).Append(ml.Transforms.Conversion.MapKeyToValue("Told", "PredictedLabel")).Fit(known);
        var told = model.Transform(ml.Data.LoadFromEnumerable(read.Select(b => RowOf(space, b, corpus.Classes[0], corpus, labels)).ToList(), schema));
        return [.. told.GetColumn<int>("Told")];
    }

    private static Row RowOf(FeatureSpace space, FeatureBag bag, int label, Corpus corpus, List<LabelledText> labels)
    {
        var row = space.Place(bag);
        var sorted = row.Indexes.Zip(row.Values).OrderBy(f => f.First).ToList();
        var importance = Math.Sqrt(labels.Count / (double)corpus.Classes.Length / Math.Max(1, labels.Count(l => l.Label == label)));
        return new Row { Class = label, Weight = (float)importance, Features = new VBuffer<float>(space.Count, sorted.Count, [.. sorted.Select(f => f.Second)], [.. sorted.Select(f => f.First)]) };
    }

    private static FeatureBag Bag(string text, string language) => VoiceReader.Standard.Read(text, language, FeatureReader.Read);

    private sealed class Row
    {
        public int Class { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
