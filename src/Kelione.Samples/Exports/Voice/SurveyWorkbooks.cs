using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Answers to the survey of <see cref="SurveyExports"/> as workbooks: ratings are numbers there, and moments may be dates of the sheet.</summary>
internal static class SurveyWorkbooks
{
    /// <summary>The sheet linked to a Google form: moments are cells with a date on the sheet's own clock.</summary>
    public static void GoogleSheet(IReadOnlyList<SampleFeedback> answers, Stream target) => SmallWorkbook.Write(
        target,
        ("Form Responses 1", [["Timestamp", "Customer ID", SurveyExports.Recommend, SurveyExports.Improve, SurveyExports.Channels], .. answers.Select(a => (IReadOnlyList<object?>)
            [UtcTime.ToDateTime(a.TimeMicros).AddHours(2), a.Customer, (double?)a.Rating, a.Text, $"{a.Channel}, phone"])]));

    /// <summary>Typeform's workbook: the columns of its CSV, moments as texts.</summary>
    public static void Typeform(IReadOnlyList<SampleFeedback> answers, Stream target) => SmallWorkbook.Write(
        target,
        ("Responses", [SurveyExports.TypeformHeadings, .. answers.Select(a => (IReadOnlyList<object?>)[.. SurveyExports.TypeformRow(a).Select((cell, i) => i == 1 ? (double?)a.Rating : (object?)cell)])]));
}
