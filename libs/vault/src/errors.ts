/** The same ref with another text, kind or subject; or a value that another subject already has. Write nothing, ask why. */
export class VaultConflict extends Error {
  constructor(what: 'ref' | 'index') {
    super(what === 'ref' ? 'this ref already keeps something else' : 'this value already belongs to another subject');
    this.name = 'VaultConflict';
  }
}

/** The subject was erased. Erasure is final: nothing more can be kept under it. */
export class SubjectErased extends Error {
  constructor() {
    super('this subject was erased, and nothing more can be kept under it');
    this.name = 'SubjectErased';
  }
}

const altered = {
  'a key': 'A key of the vault was changed from outside: restore it from a backup.',
  'a text': 'A text of the vault was changed from outside: restore it from a backup.',
  'a field': 'A field of the vault was changed from outside: restore it from a backup.',
  'what was counted':
    'Kho dữ liệu cá nhân có dòng bị thêm, bớt hoặc thay bằng bản cũ từ bên ngoài: hãy phục hồi kho (vault.sqlite hoặc cơ sở dữ liệu của nó) từ bản sao lưu. / ' +
    'Rows of the vault were added, taken away or put back from outside: restore it (vault.sqlite, or its database) from a backup.',
};

/** What is stored was changed outside the vault, or moved to another place in it, or put back from an earlier time. */
export class VaultTampered extends Error {
  constructor(what: keyof typeof altered) {
    super(altered[what]);
    this.name = 'VaultTampered';
  }
}

/** The vault was made with another master key. */
export class WrongMasterKey extends Error {
  constructor() {
    super('The master key is not the one that this vault was made with. Start with the key that belongs to it.');
    this.name = 'WrongMasterKey';
  }
}

/** What was given as master key is none. The message never shows any of it. */
export class InvalidMasterKey extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InvalidMasterKey';
  }
}

/** Where a vault was to be there is none. */
export class NoVault extends Error {
  constructor() {
    super(
      'Ở đó không có kho dữ liệu cá nhân: hãy xem lại tệp hoặc địa chỉ. / There is no vault there: check the file or the address. Nothing was written.',
    );
    this.name = 'NoVault';
  }
}

/** Where an empty place was needed there is another vault, or the same one of another time. */
export class VaultNotEmpty extends Error {
  constructor() {
    super(
      'Kho đích không trống và giữ thứ khác kho nguồn: hãy chọn tệp hoặc cơ sở dữ liệu mới; nếu đó là phần còn lại của một lần chuyển bị ngắt, hãy xóa nó trước. / ' +
        'The target is not empty, and holds something else than the source: name a new file or database; if that is left of a move that was broken off, remove it first. Nothing was written.',
    );
    this.name = 'VaultNotEmpty';
  }
}

/** Somebody has the vault open, and what is to be done needs it alone. */
export class VaultInUse extends Error {
  constructor(options?: ErrorOptions) {
    super(
      'Máy chủ đang chạy trên thư mục dữ liệu này: hãy dừng máy chủ trước. / A server runs on this data folder: stop it first. Nothing was changed.',
      options,
    );
    this.name = 'VaultInUse';
  }
}
