import type { Command, CommandGroup } from '../command.js';

/** Every command under what it is for. What runs it is imported when it runs: nothing else of the product is loaded. */
export const commandGroups: readonly CommandGroup[] = [
  {
    vi: 'Tính kết quả',
    en: 'Compute a result',
    commands: [
      {
        name: 'compute',
        usage: '[FILE|-] [--lines]',
        vi: 'Tính kết quả một hồ sơ khoabang.case/1 (--lines: mỗi dòng một hồ sơ).',
        en: 'Computes the result of a khoabang.case/1 document (--lines: one document a line).',
        load: async () => (await import('./answers.js')).runCompute,
      },
      {
        name: 'clock',
        usage: '[FILE|-]',
        vi: 'Tính ngày hết hạn (khoabang.clock/1).',
        en: 'Computes the last day of a legal clock (khoabang.clock/1).',
        load: async () => (await import('./answers.js')).runClock,
      },
      {
        name: 'term',
        usage: '[FILE|-]',
        vi: 'Tính ngày hết nhiệm kỳ (khoabang.term/1).',
        en: 'Computes the last day of a term of office (khoabang.term/1).',
        load: async () => (await import('./answers.js')).runTerm,
      },
      {
        name: 'vote',
        usage: '[FILE|-]',
        vi: 'Kết quả biểu quyết của Hội đồng (khoabang.motion/1) hoặc lấy phiếu theo quy trình thường (khoabang.ballot/1).',
        en: 'The outcome of a council vote (khoabang.motion/1) or of a ballot of the ordinary route (khoabang.ballot/1).',
        load: async () => (await import('./answers.js')).runVote,
      },
    ],
  },
  {
    vi: 'Hỏi về một kết quả',
    en: 'Ask about a result',
    commands: [
      {
        name: 'why',
        usage: 'ROUND|FILE CANDIDATE [--at INSTANT|POSITION] [--json]',
        vi: 'Vì sao thí sinh (mã hoặc SBD) ở vị trí ấy: chứng cứ tối thiểu, quy tắc, căn cứ, sự kiện.',
        en: 'Why a candidate (id or number) stands there: least evidence, rules, sources, events.',
        load: async () => (await import('./inquiries.js')).runWhy,
      },
      {
        name: 'what-if',
        usage: 'ROUND|FILE [--OPTION VALUE]… [--at INSTANT|POSITION] [--json]',
        vi: 'Giả định quy tắc khác, so sánh hai bên; không ghi nhận gì.',
        en: 'How it would have come out with other rules, side by side. Records nothing.',
        options: [
          ['--pack VN-PILOT-2017', { vi: 'bộ quy tắc', en: 'rule pack' }],
          ['--pass-mark 55', { vi: 'điểm đạt bài viết', en: 'pass mark of the paper' }],
          ['--defence-pass-mark 55', { vi: 'điểm đạt bảo vệ', en: 'pass mark of the defence' }],
          ['--spread-limit 5', { vi: 'mức chênh lệch phiếu điểm', en: 'limit of the spread' }],
          ['--ranking WEIGHTED', { vi: 'cách xếp hạng', en: 'ranking' }],
          ['--weights 0.4/0.6', { vi: 'trọng số: bài viết, bảo vệ', en: 'weights: written paper, defence' }],
          ['--allocation SERIAL_BY_PREFERENCE', { vi: 'cách bố trí vị trí', en: 'allocation of posts' }],
          ['--exclude M1,M2', { vi: 'loại thành viên', en: 'members excluded' }],
          [
            '--bands 5/10',
            {
              vi: 'lấy trung bình đến / trao đổi dưới (10/-%: phần trăm)',
              en: 'mean up to / talk below (10/-%: per cent)',
            },
          ],
          ['--tie-order TOTAL,AUTHORITY', { vi: 'thứ tự xét khi bằng điểm', en: 'order of criteria for equals' }],
          [
            '--change FILE',
            {
              vi: 'tệp JSON; tùy chọn trên dòng lệnh được ưu tiên',
              en: 'keys of a change in JSON; options win over it',
            },
          ],
        ],
        load: async () => (await import('./inquiries.js')).runWhatIf,
      },
      {
        name: 'robustness',
        usage: 'ROUND|FILE [--at INSTANT|POSITION] [--json]',
        vi: 'Kết quả khi thiếu từng thành viên; thay đổi nhỏ nhất làm đổi người trúng tuyển.',
        en: 'The result without each member; the smallest change that alters a winner; who alone.',
        load: async () => (await import('./inquiries.js')).runRobustness,
      },
      {
        name: 'markers',
        usage: 'ROUND [--at INSTANT|POSITION] [--json]',
        vi: 'Thống kê người chấm: độ chặt, độ thống nhất, độ phân tán, độ trôi. Chỉ để tham khảo.',
        en: 'Statistics of markers: severity, agreement, spread, drift. For information only.',
        load: async () => (await import('./inquiries.js')).runMarkers,
      },
      {
        name: 'export-case',
        usage: 'ROUND [--at INSTANT|POSITION]',
        vi: 'In hồ sơ tính kết quả của đợt thi (khoabang.case/1); đưa vào compute thì ra đúng kết quả của đợt thi.',
        en: 'Prints the case of a round (khoabang.case/1); compute makes exactly the result of the round of it.',
        load: async () => (await import('./inquiries.js')).runExportCase,
      },
    ],
  },
  {
    vi: 'Quy chế',
    en: 'The law',
    commands: [
      {
        name: 'packs',
        usage: '[show ID | diff A B | check [FILE…]]',
        vi: 'Liệt kê các bộ quy tắc; xem một bộ kèm căn cứ; so sánh hai bộ; kiểm tra tệp.',
        en: 'Lists the rule packs; shows one with its sources; compares two; checks files.',
        load: async () => (await import('./packs.js')).runPacks,
      },
    ],
  },
  {
    vi: 'Cam kết',
    en: 'Commit',
    commands: [
      {
        name: 'commit',
        usage: 'lot | number | code-map [FILE|-] | check [FILE|-]',
        vi: 'Tạo số bí mật (muối) và mã cam kết cho việc bốc thăm hoặc bảng phách; kiểm tra trước khi mở. Không ghi gì.',
        en: 'Makes secret (salt) and commitment for a lot or a code map; checks them before they are laid open. Writes nothing.',
        options: [
          ['lot', { vi: 'số bí mật mới và cam kết', en: 'a new secret and its commitment' }],
          ['number', { vi: 'số ngẫu nhiên để góp vào bốc thăm', en: 'a number at random, to give to a lot' }],
          [
            'code-map candidates.json',
            {
              vi: '["c1", …] (phách ngẫu nhiên) hoặc [{code, candidate}, …]',
              en: '["c1", …] (random codes) or [{code, candidate}, …]',
            },
          ],
          [
            'check opened.json',
            {
              vi: '{commitment, secret} hoặc {commitment, map, salt}',
              en: '{commitment, secret} or {commitment, map, salt}',
            },
          ],
        ],
        load: async () => (await import('./commit.js')).runCommit,
      },
      {
        name: 'hash',
        usage: 'FILE…',
        vi: 'In mã băm SHA-256 của từng tệp (phiếu điểm, biên bản, văn bản) đúng dạng mà các lệnh yêu cầu. Không ghi gì.',
        en: 'Prints the SHA-256 of each file (sheets, minutes, papers) in the form that commands ask for. Writes nothing.',
        load: async () => (await import('./hash.js')).runHash,
      },
    ],
  },
  {
    vi: 'Vận hành',
    en: 'Run',
    commands: [
      {
        name: 'demo',
        usage: '[--url URL] [--json FILE] [--yes]',
        vi: 'Chạy đợt thi mẫu trên máy chủ đang chạy và kiểm tra kết quả (chạy lại được nhiều lần).',
        en: 'Plays the sample round on a running server and checks what comes out (as often as you like).',
        load: async () => (await import('../demo/demo-command.js')).runDemo,
      },
      {
        name: 'admin',
        usage: 'recover [--account ID] | add --login LOGIN --name NAME [--url URL]',
        vi: 'Đặt mật khẩu mới cho quản trị viên bị khóa ngoài, bằng khóa chủ trên máy chủ đang chạy; được ghi nhận.',
        en: 'A new password for an administrator who is locked out, by the master key, on the running server; recorded.',
        load: async () => (await import('./admin.js')).runAdmin,
      },
      {
        name: 'keys',
        usage: 'rotate',
        vi: 'Đổi khóa chủ của thư mục dữ liệu khi máy chủ đã dừng; bị ngắt thì chạy lại để làm tiếp.',
        en: 'A new master key for the data folder of a stopped server; broken off, run it again and it goes on.',
        load: async () => (await import('./keys.js')).runKeys,
      },
      {
        name: 'log',
        usage: 'verify | accept --reason TEXT',
        vi: 'So toàn bộ nhật ký với niêm phong; hoặc chấp nhận dữ liệu không khớp, sau khi phục hồi bản sao lưu; được ghi nhận.',
        en: 'Holds the whole log against its seal; or accepts data that is not as it was sealed, after a backup was put back; recorded.',
        load: async () => (await import('./log.js')).runLog,
      },
      {
        name: 'backup',
        usage: 'FILE',
        vi: 'Sao lưu nhật ký, khung nhìn và kho dữ liệu cá nhân vào một tệp mã hóa, cả khi máy chủ đang chạy.',
        en: 'Backs up log, views and vault into one encrypted file, also while the server runs.',
        load: async () => (await import('./backup.js')).runBackup,
      },
      {
        name: 'restore',
        usage: 'FILE --to FOLDER',
        vi: 'Kiểm tra tệp sao lưu và phục hồi vào một thư mục dữ liệu mới hoặc trống.',
        en: 'Verifies a backup and writes it into a data folder that is new or empty.',
        load: async () => (await import('./restore.js')).runRestore,
      },
      {
        name: 'copy',
        usage: '[--vault] --from PLACE --to PLACE',
        vi: 'Chép toàn bộ nhật ký, hoặc kho dữ liệu cá nhân, sang kho khác và đối chiếu; bị ngắt thì chạy lại.',
        en: 'Copies the whole log, or the vault, into another store and compares them; broken off, run it again.',
        options: [
          [
            '--to sqlite:FILE',
            { vi: 'viết như KHOABANG_EVENTS: sqlite:FILE, kurrentdb://…', en: 'as KHOABANG_EVENTS' },
          ],
          [
            '--vault --to mongodb://…',
            { vi: 'kho dữ liệu cá nhân; viết như KHOABANG_VAULT', en: 'the vault; as KHOABANG_VAULT' },
          ],
        ],
        load: async () => (await import('./copy.js')).runCopy,
      },
      {
        name: 'doctor',
        usage: '[--json]',
        vi: 'Xem bản cài đặt này có gì sai và phải làm gì, cạnh máy chủ đang chạy hoặc khi chưa chạy; không thay đổi gì.',
        en: 'Looks this installation over and says what to do, beside a running server or without one. Changes nothing.',
        load: async () => (await import('./doctor.js')).runDoctor,
      },
      {
        name: 'compare-views',
        usage: '[--json]',
        vi: 'So mọi khung nhìn đã lưu với bản dựng lại từ nhật ký, từng tài liệu, cạnh máy chủ đang chạy; không thay đổi gì.',
        en: 'Holds every stored view against a rebuild from the log, document by document, beside a running server. Changes nothing.',
        load: async () => (await import('./compare-views.js')).runCompareViews,
      },
      {
        name: 'settings',
        usage: '',
        vi: 'In mọi thiết lập và giá trị đang dùng (che bí mật).',
        en: 'Prints every setting and the value in force (secrets masked).',
        load: async () => (await import('./settings.js')).runSettings,
      },
    ],
  },
];

/** Every command of the program. */
export const commands: readonly Command[] = commandGroups.flatMap((group) => group.commands);
